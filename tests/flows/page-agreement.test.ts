import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { flow } from '#schemas/flow/flow.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { leavePage, type ShownPage } from '#schemas/script/page-state.ts';
import { environmentWith } from './environment.ts';

const words = (text: string) => ({ en: text });
const options = ['a', 'b', 'c'].map((code) => ({ code, label: words(code) }));
const question = (type: string, id: string, more: object = {}) => ({
  type,
  id,
  label: words(id),
  variable: id.replace('-', '_'),
  ...more,
});

const document = flow.parse({
  format: 1,
  id: 'script',
  name: 'Script',
  kind: 'script',
  languages: ['en'],
  variables: [
    { name: 'owner', type: 'boolean' },
    { name: 'since', type: 'text', initial: '2001' },
    { name: 'home', type: 'text' },
    { name: 'uses', type: 'list' },
    { name: 'age', type: 'number', initial: 20 },
    { name: 'visit', type: 'date-time' },
    { name: 'born', type: 'date-time' },
    { name: 'mail', type: 'text' },
  ],
  nodes: [
    drawNode('start', 'start'),
    drawNode('page', 'page', {
      title: words('Page'),
      elements: [
        question('yes-no', 'owner', { required: true }),
        question('input', 'since', { visibleWhen: 'owner', required: true, validWhen: 'size(since) == 4' }),
        { type: 'section', id: 'where', label: words('Where'), visibleWhen: '!owner' },
        question('single-choice', 'home', { options }),
        question('multiple-choice', 'uses', { options, least: 1, most: 2, visibleWhen: 'home == "a"' }),
        { type: 'section', id: 'who', label: words('Who') },
        question('age', 'age', { youngest: 18, validWhen: 'age != 99' }),
        question('appointment', 'visit', { maxDays: 10 }),
        question('date', 'born', { allowed: 'past' }),
        question('email', 'mail'),
      ],
      buttons: [{ id: 'no', label: words('No') }],
    }),
    drawNode('end', 'end-script'),
  ],
  edges: [drawEdge('start', 'next', 'page'), drawEdge('page', 'next', 'end'), drawEdge('page', 'button-no', 'end')],
  notes: [],
  tests: [],
});

const { ir } = compileFlow({ document, environment: environmentWith([]) });
const linked = ir && linkIr(ir);
const at = Date.parse('2026-03-02T09:00:00Z');

/** A script that has just shown its page. */
function open(): { simulator: Simulator; page: ShownPage } {
  if (!linked) throw new Error('the script compiles');
  const facts = {
    id: 'c',
    caller: '+331',
    called: '+332',
    startedAt: '2026-03-02T09:00:00Z',
    timeZone: 'Europe/Paris',
  };
  const simulator = new Simulator({ linked, facts, at, outside: 'manual' });
  const { effect } = simulator.awaited;
  if (effect?.effect !== 'page') throw new Error('the script waits on its page');
  return { simulator, page: effect.params };
}

/** Right and wrong answers of every kind, and none. */
const answers = fc.record(
  {
    owner: fc.constantFrom<Value>(true, false, 'yes', null),
    since: fc.constantFrom<Value>('2019', '19', '', 2019),
    home: fc.constantFrom<Value>('a', 'b', 'z', ''),
    uses: fc.constantFrom<Value>([], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['z'], 'a'),
    age: fc.constantFrom<Value>(17, 18, 99, 18.5, '40', null),
    visit: fc.constantFrom<Value>('2026-03-04T10:00:00Z', '2026-03-07T10:00:00Z', '2026-04-20T10:00:00Z', 'soon', null),
    born: fc.constantFrom<Value>('1990-05-01', '2030-01-01', 'once'),
    mail: fc.constantFrom<Value>('ada@example.org', 'ada', ''),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const NOTHING = Object.fromEntries(document.variables.map(({ name }) => [name, null]));

it('lets nobody out with answers that the screen refuses, and keeps the same of those that it accepts', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom('next', 'button-no'), (given, exit) => {
      const { simulator, page } = open();
      // What was left empty is handed over as such, and empties its variable.
      const typed = { ...NOTHING, ...given };
      const handedOver = leavePage(page, given, { exit, now: at, language: 'en' });
      simulator.resolve('left', { exit, answers: typed });
      expect(simulator.contact.result).toBe(handedOver === null ? null : 'completed');
      if (handedOver === null || exit !== 'next') return;
      const other = open().simulator;
      other.resolve('left', { exit, answers: handedOver });
      expect(simulator.contact.context.scopes['']).toEqual(other.contact.context.scopes['']);
    }),
    { numRuns: 500 },
  );
});
