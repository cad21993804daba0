import type { ScriptDraft, ScriptRun } from '#schemas/domain/script-run.ts';
import { dispositionChoice } from '#schemas/script/disposition.ts';
import type { Database } from '../../db/open.ts';
import { awaitedBy, type LoadedScript, progressOf } from '../../desk/script-runs.ts';
import { settingsOfCampaign } from '../conversations/campaign-of.ts';
import { readDispositions } from '../conversations/read-dispositions.ts';
import type { ConversationRow } from '../conversations/select-conversations.ts';
import { maskHidden } from '../flows/mask-hidden.ts';

type Choices = ScriptRun['choices'];

/** What the statuses of a conversation's campaign are as the choices of a script, in whatever language. */
export async function choicesOf(db: Database, row: ConversationRow): Promise<Choices> {
  const { customers } = await settingsOfCampaign(db, row.campaign);
  const group = await readDispositions(db, customers.dispositions, row.offeredAt);
  return (group?.statuses ?? []).map(({ code, name, details }) =>
    dispositionChoice.parse({
      code,
      label: { en: name, fr: name },
      details: details.map((detail) => ({ code: detail.code, label: { en: detail.name, fr: detail.name } })),
    }),
  );
}

/** A script as the browser gets it. */
export async function toScriptRun(
  db: Database,
  { script, row, flowName }: { script: LoadedScript; row: ConversationRow; flowName: string },
): Promise<ScriptRun> {
  const { id, conversationId, flowId, flowVersion } = script.stored;
  return {
    id,
    conversationId,
    flowId,
    flowName,
    flowVersion,
    ir: maskHidden(script.linked.ir),
    progress: progressOf(script, 0),
    draft: draftOf(script),
    choices: await choicesOf(db, row),
  };
}

/** What was typed into a page counts as long as that page is open. */
function draftOf(script: LoadedScript): ScriptDraft | null {
  const { effect, answers } = script.stored.draft;
  return effect !== undefined && answers !== undefined && effect === awaitedBy(script)?.id ? { effect, answers } : null;
}
