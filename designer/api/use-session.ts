import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Contract } from '#schemas/api/contract.ts';
import { currentSession } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';
import type { CallResult } from './call.ts';
import { reading } from './query.ts';

/** The session as the shell reads it before any page shows. */
export const sessionReading = queryOptions({
  ...reading(currentSession),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export type Session = CallResult<typeof currentSession>;

/** Who is signed in; undefined only while nobody is. */
export function useSession(): User | undefined {
  return useQuery(sessionReading).data?.user;
}

/** Whether whoever is signed in works as an agent, and has a desktop. */
export function useHasDesk(): boolean {
  return useQuery(sessionReading).data?.hasDesk ?? false;
}

/** Whether the signed-in person's role allows an operation; what is not allowed is not offered. */
export function useMay(): (contract: Contract) => boolean {
  const user = useSession();
  return (contract) => {
    if (contract.roles === 'public') return true;
    if (!user) return false;
    return contract.roles === 'signed-in' || contract.roles.includes(user.role);
  };
}
