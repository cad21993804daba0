import type { z } from 'zod';
import type { auditEntry } from '#schemas/api/system.ts';

export type AuditEntry = z.infer<typeof auditEntry>;
