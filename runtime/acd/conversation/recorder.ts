import { nextId, type Turn } from './turn.ts';

const MS_PER_DAY = 86_400_000;

/** Follows what is said between agent and customer: a hold or a consultation is a gap between two recordings. */
export function followTalk(turn: Turn): void {
  const { state, at } = turn;
  const { drive } = state;
  const heard = drive.talking.includes('agent') && drive.talking.includes('customer');
  if (!heard || state.recording === 'off') {
    stopRecorder(turn);
    return;
  }
  if (drive.recorder !== null) return;
  drive.recorder = { id: nextId(state, 'recording'), startedAt: at };
  state.recordingId = drive.recorder.id;
}

/** What has been recorded is written down at once, so that it is fetched whatever happens next. */
export function stopRecorder({ state, at, writes }: Turn): void {
  const { recorder, rules } = state.drive;
  if (recorder === null) return;
  state.drive.recorder = null;
  const seconds = (at - recorder.startedAt) / 1000;
  const deleteAt = rules.recordingDays > 0 ? at + rules.recordingDays * MS_PER_DAY : null;
  writes.push({ write: 'recorded', recordingId: recorder.id, seconds, deleteAt });
}
