import { expect, it } from 'vitest';
import { trunkEndpoint } from './trunk-endpoint.ts';

it.each([
  ['+33 1 23 45 67 89', 'PJSIP/+33123456789@carrier'],
  ['*100#', 'PJSIP/*100#@carrier'],
  ['sip:anna@example.org', 'PJSIP/carrier/sip:anna@example.org'],
  ['sip:anna@10.0.0.1:5070', 'PJSIP/carrier/sip:anna@10.0.0.1:5070'],
])('reaches %s through %s', (to, endpoint) => {
  expect(trunkEndpoint(to, 'PJSIP/{number}@carrier')).toBe(endpoint);
});

it.each([
  '',
  'anna',
  '1&PJSIP/2@other',
  'sip:anna@example.org&Local/1',
  'sip:a/b@c',
  '12;rm',
  '+',
])('refuses to dial "%s"', (to) => {
  expect(trunkEndpoint(to, 'PJSIP/{number}@carrier')).toBeNull();
});
