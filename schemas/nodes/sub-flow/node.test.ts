import { expect, it } from 'vitest';
import { subFlowConfig } from './node.ts';

const line = (name: string) => ({ name, value: '1' });

it('refuses two values for one input', () => {
  const { error } = subFlowConfig.safeParse({ flow: 'survey', inputs: [line('topic'), line('topic')] });
  expect(error?.issues[0]).toMatchObject({ message: 'duplicate-name', path: ['inputs'] });
});

it('accepts lines that are not filled in yet', () => {
  expect(subFlowConfig.safeParse({ flow: '', inputs: [line(''), line('')] }).success).toBe(true);
});
