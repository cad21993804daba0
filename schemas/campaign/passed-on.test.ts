import { expect, it } from 'vitest';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { drawEdge } from '../flow/draw.ts';
import { passedOn } from './passed-on.ts';

type Drawn = [id: string, kind: string, config?: Record<string, unknown>];
type Led = [source: string, exit: string, target: string];

function draw(id: string, kind: 'ivr' | 'overflow', nodes: Drawn[], edges: Led[]) {
  return newFlow({
    ...{ id, kind, name: id, languages: ['en'], variables: [] },
    nodes: nodes.map(([node, of, config = {}]) => ({
      id: node,
      kind: of,
      label: '',
      position: { x: 0, y: 0 },
      config,
    })),
    edges: edges.map(([source, exit, target]) => drawEdge(source, exit, target)),
  });
}

const transfer = (destination: string) => ({ destination, callerId: 'caller', ringTimeoutMs: 20_000 });

it('finds the numbers to which callers come who decide nothing, in overflow and sub-flows, too', () => {
  const peak = draw(
    'peak',
    'overflow',
    [
      ['start', 'start'],
      ['watch', 'overflow-trigger', { triggers: [] }],
      ['late', 'transfer', transfer('+33 1 99 00 02 00')],
      ['wanted', 'transfer', transfer('+33199000300')],
    ],
    [
      ['start', 'next', 'watch'],
      ['watch', 'trigger-late', 'late'],
      ['watch', 'key-1', 'wanted'],
    ],
  );
  const front = draw(
    'front',
    'ivr',
    [
      ['start', 'start'],
      ['menu', 'menu', { choices: [] }],
      ['sales', 'transfer', transfer('+33199000400')],
      ['nobody', 'transfer', transfer('+33199000500')],
      ['again', 'sub-flow', { flow: 'front', inputs: [], outputs: [] }],
      ['partner', 'transfer', transfer('sip:desk@partner.example')],
      ['served', 'transfer', transfer('+33199000600')],
    ],
    [
      ['start', 'next', 'menu'],
      ['menu', 'key-1', 'sales'],
      ['menu', 'no-input', 'nobody'],
      ['nobody', 'ended', 'served'],
      ['nobody', 'busy', 'partner'],
      ['partner', 'busy', 'again'],
    ],
  );
  const campaign = draw(
    'campaign-one',
    'ivr',
    [
      ['start', 'start'],
      ['ivr', 'sub-flow', { flow: 'front', inputs: [], outputs: [] }],
      ['queue', 'enter-queue', { queue: '500', overflow: 'peak' }],
    ],
    [
      ['start', 'next', 'ivr'],
      ['ivr', 'returned', 'queue'],
    ],
  );
  const flows = [peak, front];
  expect(passedOn(campaign, (id) => flows.find((flow) => flow.id === id))).toEqual([
    { number: '+33199000500', node: 'ivr' },
    { number: '+33 1 99 00 02 00', node: 'queue' },
  ]);
});
