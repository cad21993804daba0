import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { drawEdge } from '#schemas/flow/draw.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { wordsOf } from './flow-words.ts';
import { groupVerdicts } from './group-verdicts.ts';
import { type RecordedLine, replayContact } from './replay-contact.ts';

const node = (id: string, kind: string, label: string, config: Record<string, unknown> = {}) => ({
  id,
  kind,
  label,
  position: { x: 0, y: 0 },
  config,
});
const says = (text: string) => ({ prompt: [{ type: 'text', text: { en: text } }] });

const line: Flow = flow.parse({
  format: 1,
  id: 'line',
  name: 'Line',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    node('start', 'start', 'Start'),
    node('menu', 'menu', 'Menu', {
      ...says('Press 1 or 2'),
      choices: [
        { key: '1', label: 'Sales' },
        { key: '2', label: 'Help' },
      ],
      timeoutMs: 5000,
      noInput: { retries: 0, prompt: [] },
    }),
    node('ask', 'http-request', 'Stock', {
      method: 'GET',
      url: 'https://example.org/stock',
      headers: [{ name: 'Key', value: 'secret', hidden: true }],
    }),
    node('sales', 'play-prompt', 'Sales', says('Sales here')),
    node('help', 'play-prompt', 'Help', says('Help here')),
    node('end', 'hang-up', 'End'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'ask'),
    drawEdge('ask', 'success', 'sales'),
    drawEdge('ask', 'http-error', 'help'),
    drawEdge('ask', 'timeout', 'help'),
    drawEdge('menu', 'key-2', 'help'),
    drawEdge('menu', 'no-input', 'end'),
    drawEdge('menu', 'no-match', 'end'),
    drawEdge('sales', 'next', 'end'),
    drawEdge('help', 'next', 'end'),
  ],
  notes: [],
  tests: [],
});

function linked(document: Flow) {
  const { ir } = compileFlow({ document, environment: environmentWith([]) });
  if (!ir) throw new Error('the flow does not compile');
  return linkIr(ir);
}

function changed(change: (draft: Flow) => void): Flow {
  const after = structuredClone(line);
  change(after);
  return after;
}

const configOf = (draft: Flow, id: string) => draft.nodes.find((one) => one.id === id)?.config ?? {};
const edgeOf = (draft: Flow, id: string) => draft.edges.find((one) => one.id === id) ?? drawEdge('', '', '');

/** The journal of a call that was taken on the line: what the caller does, after the menu was heard. */
function journalOf(act: (simulator: Simulator) => void): RecordedLine[] {
  const facts = {
    id: 'c1',
    caller: '+33140000001',
    called: '+33180000000',
    startedAt: '2026-03-02T09:00:00Z',
    timeZone: 'Europe/Paris',
  };
  const simulator = new Simulator({ linked: linked(line), facts, at: Date.parse(facts.startedAt) });
  simulator.skip();
  act(simulator);
  while (simulator.skip());
  // As the database gives it, with what the author hid masked.
  return JSON.parse(JSON.stringify(simulator.journal).replaceAll('secret', '•••')).map(
    (step: { at: number; seq: number; event: unknown; trace: []; effects: [] }) => ({
      ...step,
      at: new Date(step.at).toISOString(),
    }),
  );
}

const press = (key: string) => journalOf((simulator) => simulator.press(key));
const buysSomething = journalOf((simulator) => {
  simulator.press('1');
  simulator.resolve('success', { status: 200, body: {}, headers: {} });
});
const silence = journalOf(() => {});

it('finds every contact the same on the version it was taken on, masked secrets and all', () => {
  for (const journal of [press('1'), press('2'), press('9'), buysSomething, silence]) {
    expect(replayContact(linked(line), journal)).toEqual({ result: 'same', wording: null });
  }
});

it('names the node that follows instead', () => {
  const draft = changed((after) => Object.assign(edgeOf(after, 'menu-key-2'), { target: 'sales' }));
  expect(replayContact(linked(draft), press('2'))).toMatchObject({
    result: 'parted',
    point: { difference: 'node', node: 'menu', before: 'help', after: 'sales' },
  });
  expect(replayContact(linked(draft), press('1'))).toMatchObject({ result: 'same' });
});

it('names the exit that is taken instead', () => {
  const draft = changed((after) => Object.assign(configOf(after, 'menu'), { choices: [{ key: '1', label: 'Sales' }] }));
  const verdict = replayContact(linked(draft), press('2'));
  expect(verdict).toMatchObject({ result: 'parted', point: { difference: 'exit', node: 'menu', before: 'key-2' } });
});

it('looks behind another wording', () => {
  const draft = changed((after) => {
    Object.assign(configOf(after, 'menu'), says('Press a key'));
    Object.assign(edgeOf(after, 'menu-key-2'), { target: 'end' });
  });
  expect(replayContact(linked(draft), press('2'))).toMatchObject({
    result: 'parted',
    wording: { difference: 'wording', node: 'menu' },
    point: { difference: 'node', before: 'help', after: 'end' },
  });
});

it.each([
  [3000, 'shorter', 'less long'],
  [9000, 'longer', 'longer'],
])('sees a time limit of %d ms that is %s', (timeoutMs, _, words) => {
  const draft = changed((after) => Object.assign(configOf(after, 'menu'), { timeoutMs }));
  const verdict = replayContact(linked(draft), silence);
  expect(verdict).toMatchObject({ result: 'parted', point: { difference: 'time', node: 'menu' } });
  const { parted } = groupVerdicts([{ contactId: 'c1', verdict }], { before: wordsOf(line), after: wordsOf(draft) });
  expect(parted[0]?.text.en).toBe(`“Menu” waits ${words} than the contact did`);
});

it('does not pretend to compare what it cannot read', () => {
  expect(replayContact(linked(line), [])).toEqual({ result: 'incomparable', reason: 'no-start' });
  expect(replayContact(linked(line), press('1').slice(1))).toEqual({ result: 'incomparable', reason: 'no-start' });
  const strange = press('1').map((one, index) => (index === 1 ? { ...one, event: { type: 'Telepathy' } } : one));
  expect(replayContact(linked(line), strange)).toEqual({ result: 'incomparable', reason: 'unreadable' });
});

it('groups contacts by where they part, the most frequent first', () => {
  const draft = changed((after) => {
    Object.assign(edgeOf(after, 'menu-key-2'), { target: 'sales' });
    Object.assign(edgeOf(after, 'ask-timeout'), { target: 'end' });
  });
  const machine = linked(draft);
  const journals = { a: press('2'), b: press('1'), c: press('2'), d: silence, e: press('1').slice(1) };
  const verdicts = Object.entries(journals).map(([contactId, lines]) => ({
    contactId,
    verdict: replayContact(machine, lines),
  }));
  const summary = groupVerdicts(verdicts, { before: wordsOf(line), after: wordsOf(draft) });
  expect(summary.same).toBe(1);
  expect(summary.parted.map(({ text, contacts }) => [text.en, contacts])).toEqual([
    ['after “Menu” comes “Sales” instead of “Help”', ['a', 'c']],
    ['after “Stock” comes “End” instead of “Help”', ['b']],
  ]);
  expect(summary.parted[0]?.text.fr).toBe('après « Menu » vient « Sales » au lieu de « Help »');
  expect(summary.incomparable.map(({ contacts }) => contacts)).toEqual([['e']]);
});

it('finds whatever happened to a contact the same on its own version', () => {
  const samples = ['support-line', 'satisfaction-survey'].map((id) => flow.parse(readJson(`samples/${id}.json`)));
  const [support] = samples;
  const { ir } = compileFlow({ document: support, environment: environmentWith(samples) });
  if (!ir) throw new Error('the sample does not compile');
  const machine = linkIr(ir);
  const act = fc.oneof(
    fc.constantFrom('1', '2', '3', '9', '#').map((key) => (simulator: Simulator) => simulator.press(key)),
    fc.constant((simulator: Simulator) => void simulator.skip()),
    fc.constant((simulator: Simulator) => simulator.speak(3)),
    fc.integer({ min: 1, max: 20_000 }).map((ms) => (simulator: Simulator) => simulator.advance(ms)),
    fc.constant((simulator: Simulator) => simulator.hangUp()),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const startedAt = '2026-03-02T09:00:00.000Z';
      const facts = { id: 'c', caller: '+33140000001', called: '+33180000000', startedAt, timeZone: 'Europe/Paris' };
      const simulator = new Simulator({ linked: machine, facts, at: Date.parse(startedAt) });
      for (const one of acts) one(simulator);
      const lines = simulator.journal.map((step) => ({ ...step, at: new Date(step.at).toISOString() }));
      expect(replayContact(machine, JSON.parse(JSON.stringify(lines)))).toEqual({ result: 'same', wording: null });
    }),
    { numRuns: 60 },
  );
}, 60_000);
