import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { importVxml } from '#runtime/exchange/import/vxml/import-vxml.ts';
import { runFlowTest } from '#runtime/simulator/run-test.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { environmentWith } from '../environment.ts';
import { repositoryFile } from '../golden-file.ts';

const source = readFileSync(repositoryFile('tests/flows/import/clinic.vxml'), 'utf8');
const result = importVxml(source, { name: 'Clinic', ui: 'fr' });
if (!result.ok) throw new Error(result.reason.en);
const { document, report } = result;
const { ir, diagnostics } = compileFlow({ document, environment: environmentWith([], { audio: ['wait'] }) });
const run = (when: object[]) => {
  if (!ir) throw new Error('not lowered');
  return runFlowTest({ ir, test: flowTest.parse({ name: 'x', when, expect: {} }) });
};
const press = (keys: string) => ({ do: 'press', keys });

describe('a VoiceXML document', () => {
  it('leaves no element out', () => {
    const inText = new Set(['other document', 'grammar', 'vxml', 'emphasis', 'value', 'audio', 'reprompt', 'prompt']);
    const counts = (names: string[]) => names.filter((name) => !inText.has(name)).sort();
    const written = [...source.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z]+)/g)].map(([, name = '']) => name);
    expect(counts(report.map(({ type }) => type))).toEqual(counts(written));
  });

  it('says what is not the same, in both languages', () => {
    const worse = report.filter(({ fidelity }) => fidelity !== 'exact');
    for (const { notes } of worse) for (const { en, fr } of notes) expect(en).not.toBe(fr);
    const of = (fidelity: string) => report.filter((item) => item.fidelity === fidelity).map(({ type }) => type);
    expect(of('unsupported').sort()).toEqual(['catch', 'help', 'link', 'other document', 'script']);
    const all = worse.flatMap(({ notes }) => notes.map(({ fr }) => fr)).join('\n');
    for (const lost of ['répéter', 'inputmodes', 'survey.vxml', 'wait.wav', 'audio/wav']) expect(all).toContain(lost);
  });

  it('keeps prompts that must be heard to the end', () => {
    const number = document.nodes.find(({ label, kind }) => label === 'number' && kind === 'collect-digits');
    expect(number?.config.interruptible).toBe(false);
  });

  it('compiles, and what is left to do is what the report says', () => {
    const rules = diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect([...new Set(rules)].sort()).toEqual(['imported-placeholder', 'missing-flow']);
  });

  it('asks, retries and branches as the source does', () => {
    expect(document.languages).toEqual(['fr']);
    const silent = run([{ do: 'silence' }, { do: 'silence' }, { do: 'silence' }]);
    expect(silent.heard.filter((said) => said.includes('Tapez 1'))).toHaveLength(3);
    expect(silent.heard).toContain("speech:Je n'ai rien entendu.");
    expect(silent.end).toBe('completed');
    const wrong = run([press('8'), press('8')]);
    expect(wrong.heard.at(-1)).toBe('speech:Au revoir.');

    const known = run([press('1'), press('4711#')]);
    expect(known.heard).toContain('speech:Bonjour Madame.');
    const other = run([press('1'), press('12345#')]);
    expect(other.heard).toEqual(expect.arrayContaining(['speech:Dossier 12345 .', 'audio:wait']));
    expect(other.asked).toEqual(['http:POST https://clinic.example.com/book']);
    const jumped = run([press('1'), press('0000#'), { do: 'speak', seconds: 3 }]);
    expect(jumped.asked[0]).toBe('record');
  });

  it('records and puts through', () => {
    const message = run([press('2'), { do: 'speak', seconds: 4 }]);
    expect(message.asked).toEqual(['record', 'log:info message left by +33140000001']);
    const busy = run([press('3'), { do: 'outcome', effect: 'transfer', outcome: 'busy' }]);
    expect(busy.asked.slice(0, 2)).toEqual(['transfer:+33140000097', 'record']);
    expect(busy.heard).toContain('speech:Occupé.');
  });
});

it.each([
  ['<html><body/></html>', 'instead of <vxml>'],
  ['<vxml version="2.1"><menu>', ''],
  ['', ''],
  ['<vxml version="2.1"/>', 'neither a menu nor a form'],
  ['<!DOCTYPE vxml [<!ENTITY a "b">]><vxml/>', 'entities'],
  [`<vxml>${'<block>'.repeat(200)}${'</block>'.repeat(200)}</vxml>`, 'deeply'],
])('is refused with a reason when it is something else: %.40s', (text, reason) => {
  const refused = importVxml(text, { name: 'x', ui: 'en' });
  expect(refused).toMatchObject({ ok: false });
  if (!refused.ok) expect(refused.reason.en).toContain(reason);
});
