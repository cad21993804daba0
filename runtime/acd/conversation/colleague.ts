import type { Turn } from './turn.ts';

/** The colleague has answered; they were reserved before their phone rang, so that nobody else is given to them. */
export function colleagueTalks({ state, writes }: Turn): void {
  const { colleague } = state.drive;
  if (colleague !== null) writes.push({ write: 'colleague', agent: colleague, event: { type: 'talking' } });
}

export function freeColleague({ state, writes }: Turn): void {
  const { colleague } = state.drive;
  if (colleague === null) return;
  state.drive.colleague = null;
  writes.push({
    write: 'colleague',
    agent: colleague,
    event: { type: 'released', why: 'returned', ready: true, breakUntil: 0 },
  });
}
