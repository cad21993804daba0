import type { Service } from '#runtime/engine/ports.ts';

/**
 * Says of every queue that nobody serves it, which is true of this server: agents cannot sign in yet. A caller is thus
 * never left waiting for somebody who cannot come.
 */
export const enterQueue: Service<'queue'> = async () => ({ outcome: 'no-agents', data: {} });
