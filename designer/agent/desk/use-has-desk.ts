import { useQuery } from '@tanstack/react-query';
import { call } from '#designer/api/call.ts';
import { useSession } from '#designer/api/use-session.ts';
import { readDesk } from '#schemas/api/desk.ts';

/** Whether whoever is signed in works as an agent: all agents do, others with a profile (S96). */
export function useHasDesk(): boolean {
  const role = useSession()?.role;
  const asked = useQuery({
    queryKey: ['has-desk'],
    queryFn: () => call(readDesk).then(() => true),
    enabled: role === 'admin' || role === 'supervisor',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return role === 'agent' || asked.data === true;
}
