import type { Service } from '#runtime/engine/ports.ts';
import type { FlowServiceOptions } from './flow-services.ts';

const LEVELS = { info: 'info', warning: 'warn', error: 'error' } as const;

/** What flows write into the server's log; the contact's journal has it as well. */
export function writeLog({ log }: Pick<FlowServiceOptions, 'log'>): Service<'log'> {
  return async ({ level, text }, { contactId }) => {
    log[LEVELS[level]]({ contactId, flowLog: true }, text);
    return { outcome: 'logged', data: {} };
  };
}
