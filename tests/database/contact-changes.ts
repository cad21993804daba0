import type { ContactChange, JournalLine } from '#runtime/engine/ports.ts';

/** A contact that begins with two lines: it started, and its prompt was heard. */
export function openingChange(
  contactId: string,
  facts: { caller?: string; called?: string; at?: number; campaign?: string; parentId?: string } = {},
): ContactChange {
  const at = facts.at ?? Date.UTC(2026, 2, 2, 9);
  return {
    contactId,
    opened: {
      facts: {
        id: contactId,
        caller: facts.caller ?? '+33140000001',
        called: facts.called ?? '+33180000000',
        startedAt: new Date(at).toISOString(),
        timeZone: 'Europe/Paris',
        campaign: facts.campaign,
      },
      parentId: facts.parentId,
      flowId: 'support',
      flowVersion: 1,
      startedAtMs: at,
    },
    lines: [journalLine(0, at), journalLine(1, at + 1500)],
    node: 'menu',
  };
}

/** A contact that goes on with one line, and ends with it when asked. */
export function nextChange(contactId: string, seq: number, ended?: ContactChange['ended']): ContactChange {
  return { contactId, lines: [journalLine(seq)], node: 'menu', ended };
}

export function journalLine(seq: number, at = Date.UTC(2026, 2, 2, 9) + seq * 1000): JournalLine {
  return {
    seq,
    at,
    event: { type: 'play.finished', effect: `${seq}-0`, data: {} },
    trace: [{ node: 'menu', entered: true, exit: 'key-1' }],
    effects: [{ id: `${seq}-0`, effect: 'hang-up', params: { apologise: false } }],
  };
}
