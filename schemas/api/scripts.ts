import { z } from 'zod';
import { scriptDraft, scriptProgress, scriptRun } from '#schemas/domain/script-run.ts';
import { jsonValue } from '#schemas/flow/variable.ts';
import { contract, MAX_INT } from './contract.ts';

const tag = 'scripts';
/** Whoever has the conversation. */
const agents = ['admin', 'supervisor', 'agent'] as const;
const id = z.object({ id: z.string().min(1).max(200) });

export const openScript = contract({
  method: 'post',
  path: '/api/conversations/{id}/script',
  summary: 'The script of a conversation, begun when it is opened for the first time',
  tag,
  roles: agents,
  params: id,
  response: z.object({ run: scriptRun }),
});

/**
 * The server's journal is the truth. An event that comes too late, or for an effect that is over, changes nothing: the
 * answer has the lines that the browser does not know yet, and it goes on from there.
 */
export const advanceScript = contract({
  method: 'post',
  path: '/api/conversations/{id}/script/events',
  summary: 'Leave a page or choose a disposition; gives the lines from `seq` on',
  tag,
  roles: agents,
  params: id,
  body: z.strictObject({
    /** The number that the next line would have, as the browser sees it. */
    seq: z.number().int().min(1).max(MAX_INT),
    /** Of the page, or of the choice. */
    effect: z.string().min(1).max(300),
    left: z.strictObject({ exit: z.string().max(100), answers: z.record(z.string().max(100), jsonValue) }).optional(),
    chosen: z
      .strictObject({ status: z.string().max(100), detail: z.string().max(100), note: z.string().max(2000) })
      .optional(),
  }),
  response: z.object({
    /** False: somebody was faster (a second tab, a click too many). */
    accepted: z.boolean(),
    progress: scriptProgress,
  }),
});

export const readScriptProgress = contract({
  method: 'get',
  path: '/api/conversations/{id}/script/progress',
  summary: 'Lines of the script from `seq` on',
  tag,
  roles: agents,
  params: id,
  query: z.object({ seq: z.coerce.number().int().min(0).max(MAX_INT).default(0) }),
  response: z.object({ progress: scriptProgress }),
});

export const saveScriptDraft = contract({
  method: 'put',
  path: '/api/conversations/{id}/script/draft',
  summary: 'Keep what has been typed into the page that is open; one that is no longer open is ignored',
  tag,
  roles: agents,
  params: id,
  maxBytes: 512 * 1024,
  body: z.strictObject(scriptDraft.shape),
  status: 204,
});
