import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { flowFromTemplate } from './flow-templates.ts';
import { type OverflowAction, type UsualOverflow, usualOverflow, usualOverflowFlow } from './usual-overflow.ts';

const languages = ['fr', 'en'];
const farewell = flowFromTemplate({ template: 'welcome', id: 'farewell', name: 'Farewell', languages });
const environment = environmentWith([farewell], { catalogue: { queue: ['500'] } });

function problemsOf(document: Flow): string[] {
  expect(flow.parse(document)).toEqual(document);
  const { diagnostics } = compileFlow({ document, environment });
  return diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule, node }) => `${rule} ${node}`);
}

const overflow: UsualOverflow = {
  predictedWaitSeconds: 180,
  loops: 4,
  callers: 10,
  offer: 'watched-or-key',
  languages,
  action: { type: 'message', message: [{ type: 'text', text: { fr: 'Rappelez plus tard', en: 'Call later' } }] },
};
const flowOf = (parts: Partial<UsualOverflow>) =>
  usualOverflowFlow({ id: 'usual', name: 'Usual', overflow: usualOverflow.parse({ ...overflow, ...parts }) });

describe('the usual overflow', () => {
  it.each<[OverflowAction]>([
    [overflow.action],
    [{ type: 'ivr', flow: 'farewell' }],
    [{ type: 'reroute', number: '+33155550199' }],
    [{ type: 'callback', queue: '500' }],
    [{ type: 'voicemail', queue: '500' }],
  ])('passes the checker with $type', (action) => {
    expect(problemsOf(flowOf({ action }))).toEqual([]);
  });

  it('watches what it is told to, each by an exit of its own', () => {
    const exits = (parts: Partial<UsualOverflow>) =>
      flowOf(parts).edges.flatMap(({ source, exit }) => (source === 'watch' ? [exit] : []));
    expect(exits({})).toEqual(['trigger-wait', 'trigger-loops', 'trigger-callers', 'key-1']);
    expect(exits({ predictedWaitSeconds: null, callers: null, offer: 'watched' })).toEqual(['trigger-loops']);
    expect(exits({ offer: 'key' })).toEqual(['key-1']);
  });

  it('can leave it to the callers alone', () => {
    const nothing = { predictedWaitSeconds: null, loops: null, callers: null };
    const made = flowOf({ ...nothing, offer: 'key' });
    expect(problemsOf(made)).toEqual([]);
    expect(made.nodes.find(({ id }) => id === 'watch')?.config).toMatchObject({ triggers: [] });
    for (const offer of ['watched', 'watched-or-key']) {
      expect(usualOverflow.safeParse({ ...overflow, ...nothing, offer }).success).toBe(false);
    }
  });
});

describe('a flow from a template', () => {
  it.each(['welcome', 'menu'] as const)('passes the checker (%s)', (template) => {
    expect(problemsOf(flowFromTemplate({ template, id: 'own', name: 'Own', languages }))).toEqual([]);
  });
});
