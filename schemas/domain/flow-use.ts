import { z } from 'zod';

/** A flow that refers to something of the installation, as it is drafted or as it is published. */
export const flowUse = z.object({ flowId: z.string(), name: z.string(), where: z.enum(['draft', 'published']) });
export type FlowUse = z.infer<typeof flowUse>;

/** Something else that refers to it, such as a campaign. */
export const namedUse = z.object({ id: z.string(), name: z.string() });
export type NamedUse = z.infer<typeof namedUse>;
