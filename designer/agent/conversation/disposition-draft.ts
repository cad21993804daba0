import type { z } from 'zod';
import type { ConversationDetails, giveDisposition } from '#schemas/api/conversations.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { fromLocalTime } from '../script/zoned-time.ts';

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

export function emptyDraft(given: Conversation['disposition']): DispositionDraft {
  return { code: given?.code ?? '', detail: given?.detail ?? '', note: given?.note ?? '', callback: null };
}

export type Missing = 'status' | 'detail' | 'callback' | 'callback-time' | 'callback-early' | 'callback-late';

/** What hinders a disposition, the same that the server would say; null when nothing does. */
export function missingOf(
  draft: DispositionDraft,
  status: Status | undefined,
  { now, timeZone }: { now: number; timeZone: string },
): Missing | null {
  if (!status) return 'status';
  if (status.details.length > 0 && !status.details.some(({ code }) => code === draft.detail)) return 'detail';
  const { planned } = status.callback;
  if (planned === 'no') return null;
  if (draft.callback === null) return planned === 'mandatory' ? 'callback' : null;
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
  // One that was planned for another status is not meant for this one.
  const wanted = status?.callback.planned === 'no' ? null : callback;
  const at = wanted && fromLocalTime(wanted.local, timeZone);
  return {
    code,
    detail,
    note: note.trim(),
    callback: wanted && at ? { at, personal: wanted.personal, number: wanted.number.trim() } : null,
  };
}
