import { z } from 'zod';

export const MAX_AUDIO_BYTES = 20 * 1024 * 1024;

/** Also the id by which flows refer to the file, so that a flow keeps its audio when it moves to another installation. */
export const audioId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'audio-id');

export const audio = z.object({
  id: audioId,
  name: z.string(),
  seconds: z.number(),
  bytes: z.number(),
  /** `wav` or `mp3`: what was uploaded. What is played is always 8 kHz mono. */
  source: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  usedBy: z.array(z.object({ flowId: z.string(), name: z.string(), where: z.enum(['draft', 'published']) })),
});
export type Audio = z.infer<typeof audio>;
