import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '../environment.ts';

const position = { x: 0, y: 0 };
const node = (id: string, kind: string, config = {}) => ({ id, kind, label: id, position, config });
const say = (id: string, en: string) => node(id, 'play-prompt', { prompt: [{ type: 'text', text: { en } }] });
const set = (id: string, variable: string, value: string) =>
  node(id, 'set-variable', { assignments: [{ variable, value }] });
const decide = (id: string, when: string) => node(id, 'condition', { branches: [{ id: 'yes', label: 'Yes', when }] });
const edges = (...lines: string[]) =>
  lines.map((line, index) => {
    const [source = '', exit = '', target = ''] = line.split(' ');
    return { id: `e${index}`, source, exit, target };
  });

function document(
  id: string,
  parts: { variables?: unknown[]; nodes: unknown[]; edges: unknown[]; waivers?: unknown[] },
): Flow {
  const whole = {
    format: 1,
    id,
    name: id,
    kind: 'ivr',
    languages: ['en'],
    variables: [],
    notes: [],
    tests: [],
    ...parts,
  };
  return flow.parse(whole);
}

const check = (checked: Flow, ...others: Flow[]) =>
  compileFlow({ document: checked, environment: environmentWith(others) });
const menu = (id: string, retries: number) =>
  node(id, 'menu', {
    prompt: [{ type: 'text', text: { en: 'Press 1' } }],
    choices: [{ key: '1', label: 'Go' }],
    noInput: { retries },
    noMatch: { retries },
  });

describe('a finding', () => {
  it('shows the shortest way there, in the words of a flow test', () => {
    const { diagnostics } = check(
      document('f', {
        variables: [{ name: 'order', type: 'text' }],
        nodes: [node('start', 'start'), menu('menu', 1), say('say', 'Order {{ order }}'), node('end', 'hang-up')],
        edges: edges('start next menu', 'menu key-1 end', 'menu no-input say', 'menu no-match end', 'say next end'),
      }),
    );
    expect(diagnostics).toMatchObject([
      {
        rule: 'unset-variable',
        node: 'say',
        trail: [
          { node: 'start', exit: 'next' },
          { node: 'menu', exit: 'no-input', does: 'silence, silence' },
          { node: 'say' },
        ],
      },
    ]);
  });

  it('names keys that lead where it is', () => {
    const { diagnostics } = check(
      document('f', {
        variables: [{ name: 'pin', type: 'text', role: 'output' }],
        nodes: [
          node('start', 'start'),
          node('ask', 'collect-digits', {
            prompt: [{ type: 'text', text: { en: 'Your PIN' } }],
            minDigits: 4,
            maxDigits: 4,
            variable: 'pin',
            validation: 'event.keys.startsWith("12")',
          }),
          decide('lucky', '1 / double(pin) > 1'),
          node('end', 'hang-up'),
        ],
        edges: edges(
          'start next ask',
          'ask valid lucky',
          'ask no-input end',
          'ask invalid end',
          'lucky branch-yes end',
          'lucky otherwise end',
        ),
      }),
    );
    const failure = diagnostics.find(({ rule }) => rule === 'unhandled-failure');
    expect(failure?.trail?.find(({ node: id }) => id === 'ask')?.does).toMatch(/^press 12\d\d$/);
  });

  it('inside a sub-flow is told at the node that runs it', () => {
    const called = document('called', {
      variables: [{ name: 'given', type: 'number', role: 'input' }],
      nodes: [node('start', 'start'), say('say', 'You gave {{ given }}'), node('back', 'return')],
      edges: edges('start next say', 'say next back'),
    });
    const calling = (inputs: unknown[]) =>
      document('calling', {
        nodes: [node('start', 'start'), node('call', 'sub-flow', { flow: 'called', inputs }), node('end', 'hang-up')],
        edges: edges('start next call', 'call returned end'),
      });
    expect(check(calling([]), called).diagnostics).toMatchObject([
      {
        rule: 'unset-variable',
        node: 'call',
        variable: 'given',
        trail: [{ node: 'start' }, { node: 'call' }, { node: 'call/start' }, { node: 'call/say' }],
      },
    ]);
    expect(check(calling([{ name: 'given', value: '1' }]), called).diagnostics).toEqual([]);
  });

  it('is set aside by a waiver for its node, and by none for another', () => {
    const waived = (where: string) =>
      check(
        document('f', {
          nodes: [node('start', 'start'), node('end', 'hang-up'), say('later', 'Soon'), say('island', 'Never')],
          edges: edges('start next end', 'later next end', 'island next end'),
          waivers: [{ rule: 'unreachable-node', node: where, reason: 'Comes in spring' }],
        }),
      );
    expect(waived('later').diagnostics).toMatchObject([{ rule: 'unreachable-node', node: 'island' }]);
    expect(waived('later').waived).toMatchObject([{ found: { node: 'later' }, reason: 'Comes in spring' }]);
    expect(waived('elsewhere').diagnostics.map(({ rule }) => rule)).toContain('stale-waiver');
  });

  it('that is an error is not waived', () => {
    const { diagnostics, publishable } = check(
      document('f', {
        variables: [{ name: 'n', type: 'number', initial: 0, role: 'output' }],
        nodes: [node('start', 'start'), set('again', 'n', 'n + 1')],
        edges: edges('start next again', 'again next again'),
        waivers: [{ rule: 'endless-loop', node: 'again', reason: 'Because' }],
      }),
    );
    expect(publishable).toBe(false);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['endless-loop', 'stale-waiver']));
  });
});

describe('counting', () => {
  const counting = (limit: number, last: string) =>
    document('f', {
      variables: [{ name: 'n', type: 'number', initial: 0 }],
      nodes: [
        node('start', 'start'),
        set('count', 'n', 'n + 1'),
        decide('enough', `n >= ${limit}`),
        decide('odd', last),
        node('end', 'hang-up'),
      ],
      edges: edges(
        'start next count',
        'count next enough',
        'enough otherwise count',
        'enough branch-yes odd',
        'odd branch-yes end',
        'odd otherwise end',
      ),
    });

  it('to a limit ends, and is followed exactly', () => {
    expect(check(counting(5, 'n == 5')).diagnostics).toMatchObject([
      { rule: 'unreachable-exit', node: 'odd', exit: 'otherwise' },
    ]);
  });

  it('past a limit of steps is reported with their number', () => {
    const found = check(counting(300, 'n == 300')).diagnostics.find(({ rule }) => rule === 'too-many-steps');
    expect(found?.params).toMatchObject({ limit: 500 });
    expect(Number(found?.params.steps)).toBeGreaterThan(600);
  });
});

describe('what it takes to get to an end', () => {
  const flowWith = (retries: number, silence: string) =>
    document('f', {
      nodes: [node('start', 'start'), menu('menu', retries), node('end', 'hang-up'), node('quiet', 'hang-up')],
      edges: edges('start next menu', 'menu key-1 end', `menu no-input ${silence}`, 'menu no-match end'),
    });

  it('is the time of announcements and silences, with every retry', () => {
    const { ends } = check(flowWith(2, 'quiet')).reckoning;
    const announcement = 400 + 'Press 1'.length * 65;
    expect(ends.find(({ node: id }) => id === 'quiet')).toMatchObject({
      best: { ms: 3 * (announcement + 5000), prompts: 3, retries: 2 },
      // Wrong keys are counted by themselves, so that they come on top of the silences.
      worst: { prompts: 5, retries: 4 },
    });
    expect(ends.find(({ node: id }) => id === 'end')).toMatchObject({ best: { ms: 0, prompts: 1, retries: 0 } });
  });

  it('is unbounded where a circle lies on the way', () => {
    const { ends } = check(flowWith(0, 'menu')).reckoning;
    expect(ends).toMatchObject([{ node: 'end', worst: { ms: null, prompts: null, retries: 0 } }]);
  });
});
