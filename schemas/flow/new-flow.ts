import { CURRENT_FORMAT, type Flow } from './flow.ts';
import { defaultSettings } from './settings.ts';

/** A flow of the current format with what is given, and nothing else in it. */
export function newFlow(given: Pick<Flow, 'id' | 'name' | 'kind' | 'languages'> & Partial<Flow>): Flow {
  return {
    format: CURRENT_FORMAT,
    description: '',
    variables: [],
    nodes: [],
    edges: [],
    notes: [],
    tests: [],
    settings: defaultSettings,
    waivers: [],
    ...given,
  };
}
