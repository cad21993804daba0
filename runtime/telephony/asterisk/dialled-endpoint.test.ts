import { expect, it } from 'vitest';
import { dialledEndpoint } from './dialled-endpoint.ts';

it.each([
  ['+33 1 23 45 67 89', 'PJSIP/+33123456789@carrier'],
  ['*100#', 'PJSIP/*100#@carrier'],
  ['sip:anna@example.org', 'PJSIP/carrier/sip:anna@example.org'],
  ['sip:anna@10.0.0.1:5070', 'PJSIP/carrier/sip:anna@10.0.0.1:5070'],
  ['agent:1001', 'PJSIP/agent-1001'],
])('reaches %s through %s', (to, endpoint) => {
  expect(dialledEndpoint(to, 'PJSIP/{number}@carrier')).toBe(endpoint);
});

it.each([
  '',
  'anna',
  '1&PJSIP/2@other',
  'sip:anna@example.org&Local/1',
  'sip:a/b@c',
  '12;rm',
  'agent:',
  'agent:10/PJSIP',
  '+',
])('refuses to dial "%s"', (to) => {
  expect(dialledEndpoint(to, 'PJSIP/{number}@carrier')).toBeNull();
});
