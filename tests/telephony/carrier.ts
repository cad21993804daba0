import { readFile } from 'node:fs/promises';
import { type SippProcess, startSipp } from './sipp.ts';

/** Starts the outside world at the other end of the trunk; what becomes of a call depends on the number, see `farEnds`. */
export async function startCarrier(port: number): Promise<SippProcess> {
  const scenario = await readFile(new URL('./scenarios/carrier.xml', import.meta.url), 'utf8');
  return startSipp({ scenario, args: ['-p', String(port), '-mp', mediaPort, '-rtp_echo', '-aa'] });
}

/** Beside the ports at which callers listen: their sound would be echoed there as well. */
const mediaPort = '40000';
