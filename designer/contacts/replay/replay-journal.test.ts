import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';
import { drawNode } from '#schemas/flow/draw.ts';
import { JournalReplay } from './replay-journal.ts';

function link() {
  const document = {
    format: 1,
    id: 'f',
    name: 'F',
    kind: 'ivr',
    languages: ['en'],
    variables: [{ name: 'tries', type: 'number' }],
    nodes: [
      drawNode('start', 'start'),
      drawNode('hello', 'play-prompt', { prompt: [{ type: 'text', text: { en: 'Hello' } }] }),
      drawNode('count', 'set-variable', { assignments: [{ variable: 'tries', value: 'tries + 1' }] }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      { id: 'a', source: 'start', exit: 'next', target: 'hello' },
      { id: 'b', source: 'hello', exit: 'next', target: 'count' },
      { id: 'c', source: 'count', exit: 'next', target: 'end' },
    ],
    notes: [],
    tests: [],
  };
  const environment = {
    subFlow: () => undefined,
    hasAudio: () => true,
    speech: { available: true, languages: ['en'] },
  };
  const { ir } = compileFlow({ document, environment });
  if (!ir) throw new Error('does not compile');
  return linkIr(ir);
}

const at = '2026-03-02T09:00:00.000Z';
const facts = { id: 'c1', caller: '0140', called: '0180', startedAt: at, timeZone: 'Europe/Paris' };
const line = (seq: number, event: JournalEntry['event']): JournalEntry => ({ seq, at, event, trace: [], effects: [] });
const started = line(0, { type: 'contact.started', facts });
const played = line(1, { type: 'play.finished', effect: 'c1:0.0', data: {} });

describe('replaying a journal in the browser', () => {
  it('knows the variables after every line, also of lines that come later', () => {
    const replay = new JournalReplay(link());
    const tries = (entries: JournalEntry[]) => replay.follow(entries).map((known) => known?.scopes['']?.tries);
    expect(tries([started])).toEqual([0]);
    expect(tries([started, played])).toEqual([0, 1]);
  });

  it('says that it does not know from a line on that this version cannot follow', () => {
    const replay = new JournalReplay(link());
    const strange = line(1, { type: 'play.finished', effect: 'c1:9.9', data: {} });
    expect(replay.follow([started, strange, played]).map((known) => known !== null)).toEqual([true, false, false]);
  });
});
