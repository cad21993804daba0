import { z } from 'zod';
import { catalogueId } from './catalogue-id.ts';
import { flowUse, namedUse } from './flow-use.ts';

export const MAX_AUDIO_BYTES = 20 * 1024 * 1024;

/** Also the id by which flows refer to the file, so that a flow keeps its audio when it moves to another installation. */
export const audioId = catalogueId;

export const audio = z.object({
  id: audioId,
  name: z.string(),
  seconds: z.number(),
  bytes: z.number(),
  /** `wav` or `mp3`: what was uploaded. What is played is always 8 kHz mono. */
  source: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  usedBy: z.array(flowUse),
  /** Campaigns that name it in their settings. */
  campaigns: z.array(namedUse),
});
export type Audio = z.infer<typeof audio>;
