import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { readSystem } from '#schemas/api/system.ts';

/** Whether calls are simulated in the server; undefined until that is known. */
export function useSimulatedTelephony(): boolean | undefined {
  const system = useQuery({ ...reading(readSystem), staleTime: Number.POSITIVE_INFINITY });
  return system.data && system.data.telephony.driver === 'simulated';
}
