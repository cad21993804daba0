import { expect, it } from 'vitest';
import { maskHidden, maskHiddenFor } from './mask-hidden.ts';

const headers = [
  { name: 'Authorization', value: 'Bearer secret', hidden: true },
  { name: 'Accept', value: 'text/plain', hidden: false },
];
const document = { nodes: [{ id: 'web', config: { url: 'https://example.org/', headers } }] };

it('masks hidden headers of a document for those who only read it', () => {
  expect(JSON.stringify(maskHiddenFor('supervisor', document))).not.toContain('secret');
  expect(maskHiddenFor('supervisor', document).nodes[0]?.config.headers[1]?.value).toBe('text/plain');
  expect(maskHiddenFor('designer', document)).toEqual(document);
});

it('masks them in a lowered flow', () => {
  const params = {
    headers: { Authorization: { $text: 'Bearer secret' }, Accept: { $text: 'any' } },
    hiddenHeaders: ['Authorization'],
  };
  expect(maskHidden({ states: { web: { params } } }).states.web.params.headers).toEqual({
    Authorization: '•••',
    Accept: { $text: 'any' },
  });
});
