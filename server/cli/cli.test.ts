import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'switchyard-cli-'));

const menuFlow = {
  format: 1,
  id: 'terminal-menu',
  name: 'Terminal menu',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    drawNode('start', 'start'),
    drawNode('menu', 'menu', {
      prompt: [{ type: 'text', text: { en: 'Press 1 to go on' } }],
      choices: [{ key: '1', label: 'Go on' }],
    }),
    drawNode('bye', 'play-prompt', { prompt: [{ type: 'text', text: { en: 'Goodbye' } }] }),
    drawNode('end', 'hang-up'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'bye'),
    drawEdge('menu', 'no-input', 'end'),
    drawEdge('menu', 'no-match', 'end'),
    drawEdge('bye', 'next', 'end'),
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
const goesOn = {
  name: 'says goodbye to who presses 1',
  when: [{ do: 'press', keys: '1' }],
  expect: { path: ['start>next', 'menu>key-1', 'bye>next', 'end'], end: 'completed' },
};
const wrong = { ...goesOn, name: 'a "wrong" <test>', expect: { passes: ['menu>no-input'], end: 'hung-up' } };
beforeAll(() => {
  writeFileSync(file('tested.json'), JSON.stringify({ ...menuFlow, tests: [goesOn] }));
  writeFileSync(file('failing.json'), JSON.stringify({ ...menuFlow, id: 'failing', tests: [goesOn, wrong] }));
});

describe('switchyard test', () => {
  it('says which tests pass and what they cover, and exits with 0', () => {
    const { status, stdout } = switchyard('test', file('tested.json'));
    expect(stdout).toContain('✓ says goodbye to who presses 1');
    expect(stdout).toContain('coverage 60 % (3 of 5 exits); not covered: menu>no-input, menu>no-match');
    expect(stdout).toContain('1 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('says what a failing test expected and got, and exits with 1', () => {
    const { status, stdout } = switchyard('test', file('failing.json'));
    expect(stdout).toContain('“menu>no-input” was not passed. [end]');
    expect(stdout).toContain('The end: expected hung up by the caller, got completed. [end]');
    expect(stdout).toContain('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  it('says it in French, too', () => {
    expect(switchyard('test', file('failing.json'), '--language', 'fr').stdout).toContain('La fin : attendu raccroché');
  });

  it('fails when less is covered than is wanted', () => {
    const { status, stdout } = switchyard('test', file('tested.json'), '--coverage', '90');
    expect(stdout).toContain('60 % (3 of 5 exits), wanted 90 %');
    expect(status).toBe(1);
  });

  it('is content with exactly the share that is wanted', () => {
    expect(switchyard('test', file('tested.json'), '--coverage', '60').status).toBe(0);
  });

  it('refuses a share that is none', () => {
    expect(switchyard('test', file('tested.json'), '--coverage', 'much').stderr).toContain('from 0 to 100');
  });

  it('writes JUnit XML that other programs can read, and JSON', () => {
    const { status, stdout } = switchyard(
      ...['test', file('failing.json'), file('no.json'), '--json', '--coverage', '90'],
      ...['--junit', file('junit.xml')],
    );
    expect(status).toBe(1);
    const [failing, unreadable] = JSON.parse(stdout);
    expect(failing.tests.map(({ passed }: { passed: boolean }) => passed)).toEqual([true, false]);
    expect(failing.tests[1].failures[0]).toMatchObject({ expectation: 'passes', expected: 'menu>no-input' });
    expect(unreadable.problem).toContain('no.json');
    const { DOMParser } = new Window();
    const parsed = new DOMParser().parseFromString(readFileSync(file('junit.xml'), 'utf8'), 'application/xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.getAttribute('tests')).toBe('4');
    expect(parsed.documentElement.getAttribute('failures')).toBe('2');
    expect(parsed.documentElement.getAttribute('errors')).toBe('1');
    const names = [...parsed.querySelectorAll('testcase')].map((found) => found.getAttribute('name'));
    expect(names).toEqual([goesOn.name, wrong.name, 'covers 90 % of the exits', 'is a flow']);
  });
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
      { file: file('sound.json'), diagnostics: [], waived: [] },
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

  it('answers for the outside as usual, or as it is told', () => {
    const events = 'usual,opening.closed {"nextOpenAt":"2026-03-03T08:00:00Z"},sms.sent';
    const { stdout, status } = switchyard('run', 'samples/customer-desk.json', '--events', events);
    expect(status).toBe(0);
    expect(stdout).toContain('→ opening:office');
    expect(stdout).toContain('text-hours ─sent→ end');
  });

  it.each([
    ['opening.shut', 'opening has no outcome “shut”: open, closed, holiday, failed'],
    ['opening.closed', 'opening.closed: nextOpenAt must be a text'],
    ['teleport.done', '“teleport” is nothing that flows ask for'],
  ])('refuses %s, which no contract has', (event, problem) => {
    const { stderr, status } = switchyard('run', 'samples/customer-desk.json', '--events', `usual,${event}`);
    expect(status).toBe(1);
    expect(stderr).toContain(problem);
  });
});

describe('switchyard schema', () => {
  it('prints the JSON Schema of flow documents', () => {
    const { stdout, status } = switchyard('schema');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).properties).toHaveProperty('nodes');
  });
});

describe('switchyard import and export', () => {
  it('turns a flow of another product into ours, with the report beside it', () => {
    const out = file('imported.json');
    const { stderr, status } = switchyard('import', 'connect', 'tests/flows/import/sales.connect.json', '--out', out);
    expect(status).toBe(0);
    expect(stderr).toContain('exact: 6 · approximated: 8 · not supported: 1');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ id: 'sales', kind: 'ivr' });
    const refused = switchyard('import', 'twilio', file('sound.json'), '--language', 'fr');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Ce n’est pas un flux Twilio Studio');
  });

  it('prints other forms of a flow', () => {
    expect(switchyard('export', file('sound.json'), '--as', 'mermaid').stdout).toContain('flowchart LR');
    expect(switchyard('export', file('sound.json'), '--as', 'texts').stdout).toContain('Press 1 to go on');
    expect(switchyard('export', file('no.json'), '--as', 'svg').status).toBe(1);
  });
});
