import type { z } from 'zod';
import type { ConversationDetails, giveDisposition } from '#schemas/api/conversations.ts';
import { fromLocalTime, toLocalTime } from '../script/zoned-time.ts';

export type Status = NonNullable<ConversationDetails['dispositions']>['statuses'][number];

/** A callback as it is being planned, with its time as the field has it. */
export interface CallbackPlan {
  local: string;
  personal: boolean;
  /** '' = the number of the conversation. */
  number: string;
}

export interface DispositionDraft {
  code: string;
  detail: string;
  note: string;
  callback: CallbackPlan | null;
}

/** What the server has: a draft that nobody has begun. */
export function givenDraft({ conversation, callback, timeZone }: GivenDetails): DispositionDraft {
  const { id, disposition, customer } = conversation;
  const planned = callback?.conversationId === id && callback.handled === null ? callback : null;
  return {
    code: disposition?.code ?? '',
    detail: disposition?.detail ?? '',
    note: disposition?.note ?? '',
    callback: planned && {
      local: toLocalTime(planned.dueAt ?? planned.askedAt, timeZone),
      personal: planned.agent !== null,
      number: planned.number === customer ? '' : planned.number,
    },
  };
}

type GivenDetails = Pick<ConversationDetails, 'conversation' | 'callback' | 'timeZone'>;

export function isSameDraft(a: DispositionDraft, b: DispositionDraft): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));
}

function tidy({ code, detail, note, callback }: DispositionDraft): unknown[] {
  return [code, detail, note.trim(), callback?.local, callback?.personal, callback?.number.trim()];
}

export type Missing =
  | 'status'
  | 'detail'
  | 'callback'
  | 'callback-number'
  | 'callback-time'
  | 'callback-early'
  | 'callback-late';

/** What hinders a disposition, the same that the server would say; null when nothing does. */
export function missingOf(
  draft: DispositionDraft,
  status: Status | undefined,
  { now, timeZone, customer }: { now: number; timeZone: string; customer: string },
): Missing | null {
  if (!status) return 'status';
  if (status.details.length > 0 && !status.details.some(({ code }) => code === draft.detail)) return 'detail';
  const { planned } = status.callback;
  if (planned === 'no') return null;
  if (draft.callback === null) return planned === 'mandatory' ? 'callback' : null;
  if (customer === '' && draft.callback.number.trim() === '') return 'callback-number';
  const at = Date.parse(fromLocalTime(draft.callback.local, timeZone) ?? '');
  if (Number.isNaN(at)) return 'callback-time';
  if (at < Math.max(now, Date.parse(status.window.earliest))) return 'callback-early';
  const { latest } = status.window;
  return latest !== null && at > Date.parse(latest) ? 'callback-late' : null;
}

export function toBody(
  { code, detail, note, callback }: DispositionDraft,
  status: Status | undefined,
  timeZone: string,
): z.infer<(typeof giveDisposition)['body']> {
  // What was planned for another status holds as far as this one allows it.
  const personal = status?.callback.personal === true && callback?.personal === true;
  const wanted = status?.callback.planned === 'no' ? null : callback;
  const at = wanted && fromLocalTime(wanted.local, timeZone);
  return {
    code,
    detail,
    note: note.trim(),
    callback: wanted && at ? { at, personal, number: wanted.number.trim() } : null,
  };
}
