import { expect, it } from 'vitest';
import { transferConfig } from './node.ts';

it.each([
  '+33 1 80 00 01 00',
  '01-80-00-01-00',
  '300',
  'sip:desk@example.com',
  'sips:desk@example.com:5061',
  '{{ desk }}',
  '',
])('accepts the destination “%s”', (destination) => {
  expect(transferConfig.safeParse({ destination }).success).toBe(true);
});

it.each(['desk', 'http://example.com', 'sip:desk', '1', '+'])('refuses the destination “%s”', (destination) => {
  expect(transferConfig.safeParse({ destination }).error?.issues[0]?.message).toBe('destination');
});
