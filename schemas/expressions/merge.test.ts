import { describe, expect, test } from 'vitest';
import { type MergeScope, mergeText, takesMessage } from './merge.ts';

const scope: MergeScope = {
  contact: { caller: '+33140000001', called: '+33180000001', language: 'fr', startedAt: '2026-03-02T09:00:00Z' },
  record: { name: 'Ada <b>', balance: 42.5, city: null },
  collected: { order: '4711' },
  agent: { name: 'Eve', login: '1001' },
  campaign: { name: 'Support' },
  message: 'See you',
  now: Date.parse('2026-03-02T09:00:00Z'),
};
const plain = (text: string) => mergeText(text, scope, (value) => value);

describe('merge fields', () => {
  test.each([
    ['Dear {{ record.name }}, {{ message }}. {{ agent.name }}', 'Dear Ada <b>, See you. Eve'],
    ['{{ contact.caller }} · {{ campaign.name }} · {{ collected.order }}', '+33140000001 · Support · 4711'],
    ['{{ record.balance > 40.0 ? "due" : "paid" }}', 'due'],
  ])('%s', (text, merged) => expect(plain(text)).toEqual({ text: merged, missing: [] }));

  test('name what is empty, unknown or wrong, once each, and leave nothing behind', () => {
    expect(plain('a{{ record.city }}b{{ record.town }}c{{ 1 + }}d{{ record.city }}')).toEqual({
      text: 'abcd',
      missing: ['record.city', 'record.town', '1 +'],
    });
    expect(plain('open {{ record.name').missing).toEqual(['{{ record.name']);
  });

  test('escape values, and nothing else', () => {
    expect(mergeText('<i>{{ record.name }}</i>', scope, (value) => value.replaceAll('<', '&lt;')).text).toBe(
      '<i>Ada &lt;b></i>',
    );
  });

  test('say whether there is a place for the agent’s message', () => {
    expect([takesMessage('{{ message }}'), takesMessage('message {{ record.name }}')]).toEqual([true, false]);
  });
});
