import { mapInsertions } from '#schemas/expressions/template.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { HttpRequestConfig } from './node.ts';

export function compileHttpRequest(config: HttpRequestConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const maps = config.mapping.length > 0;
  const headers = config.headers.filter((header) => header.name !== '');
  const states: Record<string, NodeState> = {
    request: {
      type: 'effect',
      effect: 'http',
      params: {
        method: config.method,
        url: { $text: encodeInsertions(config.url) },
        headers: Object.fromEntries(headers.map((header) => [header.name, { $text: header.value }])),
        hiddenHeaders: headers.filter((header) => header.hidden).map((header) => header.name),
        body: config.method === 'GET' ? '' : { $text: config.body },
        timeoutMs: config.timeoutMs,
      },
      outcomes: {
        success: maps ? to.state('map') : to.exit('success'),
        'http-error': to.exit('http-error'),
        timeout: to.exit('timeout'),
      },
      failed,
    },
  };
  if (maps) {
    states.map = {
      type: 'assign',
      set: config.mapping.map(({ variable, value }) => ({
        to: { type: 'variable', name: variable, scope: to.scope },
        value,
      })),
      then: to.exit('success'),
      failed,
    };
  }
  return states;
}

/** Encodes what is inserted into a URL, so that no value changes its path; only one at the very start is taken as it is. */
function encodeInsertions(url: string): string {
  return mapInsertions(url, (source, index) => (index === 0 ? source : `encodeUrl(${source})`));
}
