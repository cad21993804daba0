import { z } from 'zod';
import { contactEvent } from '#schemas/effects/contact.ts';
import { jsonValue } from '#schemas/flow/variable.ts';
import { ir } from '#schemas/ir/ir.ts';
import { dispositionChoice } from '#schemas/script/disposition.ts';

/** A line of a script's journal, as far as a browser needs it to be where the server is. */
export const scriptLine = z.object({
  seq: z.number(),
  /** Milliseconds since 1970. */
  at: z.number(),
  event: contactEvent,
});
export type ScriptLine = z.infer<typeof scriptLine>;

/** Lines from some position on, and whether the server is at work on what the script has asked for. */
export const scriptProgress = z.object({
  lines: z.array(scriptLine),
  /** More lines follow by themselves: a service is being asked. */
  working: z.boolean(),
  ended: z.boolean(),
});
export type ScriptProgress = z.infer<typeof scriptProgress>;

/** What has been typed into the page that is open; `effect` is that page's, so that it fills no other. */
export const scriptDraft = z.object({ effect: z.string(), answers: z.record(z.string(), jsonValue) });
export type ScriptDraft = z.infer<typeof scriptDraft>;

/** The script of a conversation, with everything that a browser needs to run the same machine. */
export const scriptRun = z.object({
  /** Of its contact, which can be replayed. */
  id: z.string(),
  conversationId: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number(),
  /** Without values that are hidden from agents; it takes the same ways all the same. */
  ir,
  /** All lines there are so far. */
  progress: scriptProgress,
  draft: scriptDraft.nullable(),
  /** What `choose-disposition` without choices of its own offers: those of the campaign. */
  choices: z.array(dispositionChoice),
});
export type ScriptRun = z.infer<typeof scriptRun>;
