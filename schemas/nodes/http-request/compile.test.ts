import { expect, it } from 'vitest';
import { defaultSettings } from '#schemas/flow/settings.ts';
import type { Targets } from '../node-kind.ts';
import { compileHttpRequest } from './compile.ts';
import { httpRequestConfig } from './node.ts';

const to: Targets = {
  scope: '',
  node: 'node',
  variables: [],
  flow: { settings: defaultSettings, configsOf: () => [] },
  state: (name) => ({ state: name }),
  exit: (exit) => ({ state: 'end', exit }),
};

function requestParams(config: object) {
  const { request } = compileHttpRequest(httpRequestConfig.parse(config), to);
  if (request?.type !== 'effect') throw new Error('the first state asks');
  return request.params;
}

it('encodes what is inserted into an address, but not what it begins with', () => {
  const url = '{{ shop }}/orders/{{ order }}?name={{ last(name, 3) }}';
  expect(requestParams({ url }).url).toEqual({
    $text: '{{ shop }}/orders/{{ encodeUrl(order) }}?name={{ encodeUrl(last(name, 3)) }}',
  });
});

it('names the headers whose values are to be kept secret', () => {
  const headers = [
    { name: 'Accept', value: 'application/json' },
    { name: 'Authorization', value: 'Bearer {{ token }}', hidden: true },
  ];
  expect(requestParams({ url: 'https://a', headers })).toMatchObject({
    headers: { Accept: { $text: 'application/json' }, Authorization: { $text: 'Bearer {{ token }}' } },
    hiddenHeaders: ['Authorization'],
  });
});

it('sends no body with GET', () => {
  expect(requestParams({ url: 'https://a', body: '{{ order }}' }).body).toBe('');
  expect(requestParams({ url: 'https://a', body: '{{ order }}', method: 'PUT' }).body).toEqual({
    $text: '{{ order }}',
  });
});

it('refuses the same header twice, whatever its case', () => {
  const headers = [
    { name: 'Accept', value: 'a' },
    { name: 'accept', value: 'b' },
  ];
  expect(httpRequestConfig.safeParse({ url: 'https://a', headers }).error?.issues[0]?.message).toBe('duplicate-header');
});
