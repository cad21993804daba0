import { expect, test } from 'vitest';
import { campaignsFr } from '#designer/admin/campaigns/campaigns.fr.ts';
import { commonFr } from '#designer/i18n/common.fr.ts';
import { createFormats } from '#designer/i18n/formats.ts';
import { saveCampaign } from '#schemas/api/campaigns.ts';
import { describeField, describeValue } from './describe-value.ts';
import { formFr } from './form.fr.ts';
import type { FieldPath } from './set-at-path.ts';
import { wordsOf } from './use-value-words.ts';

const form = { schema: saveCampaign.body, texts: campaignsFr.form };
const words = {
  ...wordsOf({ form: formFr, common: commonFr }, createFormats('fr')),
  nameOf: (kind: string | undefined, id: string) => (kind ? `${kind} ${id}` : id),
};
const describe = (path: FieldPath, value: unknown) => describeValue(form, ['settings', ...path], value, words);

test('calls options, switches, units and empty fields what the form calls them', () => {
  expect(describe(['general', 'wrapUpBreak', 'starts'], 'with-wrap-up')).toBe(
    campaignsFr.form.options['settings.general.wrapUpBreak.starts=with-wrap-up'],
  );
  expect(describe(['general', 'recordsOnDemand'], true)).toBe('Oui');
  expect(describe(['general', 'wrapUpSeconds'], 1200)).toBe('1\u202f200\u00a0s');
  expect(describe(['general', 'recordingDays'], 90)).toBe(`90\u00a0${formFr.units.days}`);
  expect(describe(['callbacks', 'latestDate'], null)).toBe('(vide)');
  expect(describe(['callbacks', 'latestDate'], '2026-12-24')).toBe('24 déc. 2026');
});

test('calls things of the installation by their names, also within lists', () => {
  expect(describe(['general', 'queue'], '501')).toBe('queue 501');
  expect(describe(['customers', 'emailTemplates'], ['a', 'b'])).toBe('email-template a, email-template b');
  expect(describe(['skills', 'required'], [{ level: 5, skill: 'repairs' }])).toBe('skill repairs 5');
});

test('writes down what callers hear, in every language there is', () => {
  const one = [{ type: 'text', text: { fr: 'Bonjour' } }];
  const two = [{ type: 'text', text: { fr: 'Bonjour', en: 'Hello' } }];
  expect(describe(['messages', 'greeting'], one)).toBe('Bonjour');
  expect(describe(['messages', 'greeting'], two)).toBe('fr: Bonjour · en: Hello');
});

test('a part without a name of its own is called what it stands in', () => {
  expect(describeField(form.texts, ['settings', 'general', 'recording', 'type'])).toBe('Enregistrement automatique');
  expect(describeField(form.texts, ['settings', 'gone'])).toBe('settings.gone');
});
