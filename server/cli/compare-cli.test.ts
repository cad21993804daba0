import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import { drawEdge } from '#schemas/flow/draw.ts';
import { environmentWith } from '#tests/flows/environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (id: string, kind: string, label = '', config = {}) => ({
  id,
  kind,
  label,
  position: { x: 0, y: 0 },
  config,
});
const says = (en: string) => ({ prompt: [{ type: 'text', text: { en } }] });

const before = {
  format: 1,
  id: 'line',
  name: 'Line',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    node('start', 'start'),
    node('menu', 'menu', 'Menu', {
      ...says('Press 1 or 2'),
      choices: [
        { key: '1', label: 'Sales' },
        { key: '2', label: 'Help' },
      ],
    }),
    node('sales', 'play-prompt', 'Sales', says('Sales here')),
    node('help', 'play-prompt', 'Help', says('Help here')),
    node('end', 'hang-up'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'sales'),
    drawEdge('menu', 'key-2', 'help'),
    drawEdge('menu', 'no-input', 'end'),
    drawEdge('menu', 'no-match', 'end'),
    drawEdge('sales', 'next', 'end'),
    drawEdge('help', 'next', 'end'),
  ],
  notes: [],
  tests: [],
};
const after = {
  ...before,
  edges: before.edges.map((one) => (one.id === 'menu-key-2' ? { ...one, target: 'sales' } : one)),
};

function switchyard(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['server/bin.js', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const file = (name: string) => path.join(folder, name);

/** A contact that pressed a key on the version before, as its page exports it. */
function exported(key: string): unknown {
  const { ir } = compileFlow({ document: before, environment: environmentWith([]) });
  if (!ir) throw new Error('the flow does not compile');
  const startedAt = '2026-03-02T09:00:00.000Z';
  const facts = { id: `c${key}`, caller: '+33140000001', called: '+33180000000', startedAt, timeZone: 'Europe/Paris' };
  const simulator = new Simulator({ linked: linkIr(ir), facts, at: Date.parse(startedAt) });
  simulator.skip();
  simulator.press(key);
  while (simulator.skip());
  const contact = {
    id: facts.id,
    status: 'ended',
    result: 'completed',
    failure: null,
    caller: facts.caller,
    called: facts.called,
    flowId: 'line',
    flowName: 'Line',
    flowVersion: 1,
    node: 'end',
    startedAt,
    endedAt: startedAt,
  };
  const journal = simulator.journal.map((step) => ({ ...step, at: new Date(step.at).toISOString() }));
  return { format: 1, contact, journal };
}

beforeAll(() => {
  writeFileSync(file('before.json'), JSON.stringify(before));
  writeFileSync(file('after.json'), JSON.stringify(after));
  writeFileSync(file('no.json'), '{"format": 1,');
  writeFileSync(file('one.journal.json'), JSON.stringify(exported('1')));
  writeFileSync(file('two.journal.json'), JSON.stringify(exported('2')));
});

// Every run starts a Node of its own, some tests two.
const timeout = 90_000;

describe('switchyard diff', { timeout }, () => {
  it('exits with 0 for two versions that say the same', () => {
    expect(switchyard('diff', file('before.json'), file('before.json'), '--behaviour')).toEqual({
      status: 0,
      stderr: '',
      stdout: 'Both say the same.\n\nWhat happens otherwise:\n  nothing\n',
    });
  });

  it('prints what differs and what happens otherwise, and exits with 1', () => {
    const { stdout, status } = switchyard('diff', file('before.json'), file('after.json'), '--behaviour');
    expect(status).toBe(1);
    // How many ways there are depends on how many tests are generated.
    expect(stdout.replace(/\(\d+ ways\)/, '(n ways)').split('\n')).toEqual([
      'Connection “Menu › 2 Help”: leads to “Sales” instead of “Help”',
      '',
      'What happens otherwise:',
      '  pressing 2 at “Menu”: now reaches “Sales” (says “Sales here”) instead of “Help” (says “Help here”) (n ways)',
      '',
    ]);
  });

  it('prints JSON, and speaks French', () => {
    const { stdout } = switchyard('diff', file('before.json'), file('after.json'), '--json');
    expect(JSON.parse(stdout).changes).toMatchObject([{ part: 'edge', type: 'redirected', id: 'menu>key-2' }]);
    expect(switchyard('diff', file('before.json'), file('after.json'), '--language', 'fr').stdout).toBe(
      'Lien « Menu › 2 Help » : mène à « Sales » au lieu de « Help »\n',
    );
  });

  it('exits with 2 and names the file that it cannot read', () => {
    const { stderr, status } = switchyard('diff', file('before.json'), file('no.json'));
    expect(status).toBe(2);
    expect(stderr).toContain('no.json');
  });
});

describe('switchyard replay', { timeout }, () => {
  const both = [file('one.journal.json'), file('two.journal.json')];

  it('exits with 0 when every contact goes the same way', () => {
    expect(switchyard('replay', file('before.json'), ...both)).toMatchObject({ status: 0, stdout: '2 the same\n' });
  });

  it('names the contacts that go another way, and exits with 1', () => {
    const { stdout, status } = switchyard('replay', file('after.json'), ...both);
    expect(status).toBe(1);
    expect(stdout).toBe(
      `1 the same\nanother way: after “Menu” comes “Sales” instead of “Help” (1)\n  ${file('two.journal.json')}\n`,
    );
    expect(JSON.parse(switchyard('replay', file('after.json'), ...both, '--json').stdout)).toMatchObject([
      { file: file('one.journal.json'), result: 'same' },
      { file: file('two.journal.json'), result: 'parted', point: { difference: 'node', node: 'menu' } },
    ]);
  });

  it('says when a file is no exported contact', () => {
    const { stderr, status } = switchyard('replay', file('after.json'), file('before.json'), ...both);
    expect(status).toBe(2);
    expect(stderr).toContain('before.json: is not a contact exported with its journal');
  });
});
