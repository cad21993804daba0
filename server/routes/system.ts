import { health } from '../services/system/health.ts';
import { listAudit } from '../services/system/list-audit.ts';
import { readSystem } from '../services/system/read-system.ts';

export const systemRoutes = [readSystem, health, listAudit];
