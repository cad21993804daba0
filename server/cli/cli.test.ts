import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-cli-'));
const node = (id: string, kind: string, config = {}) => ({ id, kind, label: '', position: { x: 0, y: 0 }, config });
const edge = (source: string, exit: string, target: string) => ({ id: `${source}-${exit}`, source, exit, target });

const menuFlow = {
  format: 1,
  id: 'terminal-menu',
  name: 'Terminal menu',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    node('start', 'start'),
    node('menu', 'menu', {
      prompt: [{ type: 'text', text: { en: 'Press 1 to go on' } }],
      choices: [{ key: '1', label: 'Go on' }],
    }),
    node('bye', 'play-prompt', { prompt: [{ type: 'text', text: { en: 'Goodbye' } }] }),
    node('end', 'hang-up'),
  ],
  edges: [
    edge('start', 'next', 'menu'),
    edge('menu', 'key-1', 'bye'),
    edge('menu', 'no-input', 'end'),
    edge('menu', 'no-match', 'end'),
    edge('bye', 'next', 'end'),
  ],
  notes: [],
  tests: [],
};

function switchyard(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['server/bin.js', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  writeFileSync(file('sound.json'), JSON.stringify(menuFlow));
  writeFileSync(file('broken.json'), JSON.stringify({ ...menuFlow, id: 'broken', edges: menuFlow.edges.slice(1) }));
  writeFileSync(file('no.json'), '{"format": 1,');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('switchyard check', () => {
  it('says ok and exits with 0 for a sound flow', () => {
    expect(switchyard('check', file('sound.json'))).toMatchObject({ status: 0, stdout: `${file('sound.json')}: ok\n` });
  });

  it('names what is wrong and exits with 1, in the language that is asked for', () => {
    const { stdout, status } = switchyard('check', file('broken.json'), '--language', 'fr');
    expect(status).toBe(1);
    expect(stdout).toMatch(/error \[start\] La sortie « Suite » ne mène nulle part\./);
  });

  it('prints JSON for every file, also for one that cannot be read', () => {
    const { stdout, status } = switchyard('check', file('sound.json'), file('no.json'), file('gone.json'), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { file: file('sound.json'), diagnostics: [] },
      { file: file('no.json'), diagnostics: [{ rule: 'unreadable-file' }] },
      { file: file('gone.json'), diagnostics: [{ rule: 'unreadable-file' }] },
    ]);
  });
});

describe('switchyard compile', () => {
  it('prints the machine as JSON', () => {
    const { stdout, status } = switchyard('compile', file('sound.json'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'terminal-menu', initial: 'start:begin' });
  });

  it('names the file that it cannot read and prints nothing', () => {
    expect(switchyard('compile', file('gone.json'))).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('switchyard run', () => {
  it('plays a call through the given events', () => {
    const { stdout, status } = switchyard('run', file('sound.json'), '--events', '1');
    expect(status).toBe(0);
    expect(stdout).toContain('speech:Press 1 to go on');
    expect(stdout).toContain('speech:Goodbye');
    expect(stdout).toContain('ended: completed');
  });

  it('refuses events it does not understand', () => {
    const { stderr, status } = switchyard('run', file('sound.json'), '--events', 'dance');
    expect(status).toBe(1);
    expect(stderr).toContain('dance');
  });
});

describe('switchyard schema', () => {
  it('prints the JSON Schema of flow documents', () => {
    const { stdout, status } = switchyard('schema');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).properties).toHaveProperty('nodes');
  });
});
