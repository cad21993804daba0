import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Contract } from '#schemas/api/contract.ts';
import { ApiError } from './api-error.ts';
import { type CallArguments, type CallInput, type CallResult, callWith } from './call.ts';

const STALE_AFTER_MS = 15_000;
const MAX_RETRIES = 2;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // A refusal stays a refusal; only a server that is away or broken is asked again.
        retry: (failures, error) => failures < MAX_RETRIES && error instanceof ApiError && isPassing(error),
      },
    },
  });
}

/** Query options of a reading operation: `useQuery(reading(listFlows, { query: { kind } }))`. */
export function reading<C extends Contract>(contract: C, ...[input]: CallArguments<C>) {
  return queryOptions({
    queryKey: [...keyOf(contract), input ?? null] as const,
    queryFn: ({ signal }): Promise<CallResult<C>> => callWith(contract, signal, input),
  });
}

/** What all readings of an operation have in common, to invalidate them together. */
export function keyOf(contract: Contract): readonly [string, string] {
  return [contract.method, contract.path];
}

/**
 * A changing operation. Readings of the contracts in `refreshes` are fetched again once it succeeded, and when it was
 * refused because somebody else has saved meanwhile: then the form can show what.
 */
export function useCall<C extends Contract>(contract: C, options: { refreshes?: readonly Contract[] } = {}) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all((options.refreshes ?? []).map((read) => client.invalidateQueries({ queryKey: keyOf(read) })));
  return useMutation<CallResult<C>, ApiError, CallInput<C>>({
    mutationFn: (input) => callWith<C>(contract, undefined, input),
    onSuccess: refresh,
    onError: (error) => (error instanceof ApiError && error.code === 'stale-revision' ? refresh() : undefined),
  });
}

function isPassing(error: ApiError): boolean {
  return error.status === 0 || error.status >= 500;
}
