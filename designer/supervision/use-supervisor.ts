import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { readSupervisor } from '#schemas/api/supervision.ts';
import type { SupervisionRight } from '#schemas/domain/agent.ts';

/** What whoever is signed in may do as a supervisor; nothing until that is known. */
export function useSupervisor() {
  const { data } = useQuery(reading(readSupervisor));
  const rights = data?.rights ?? [];
  return { ...data, may: (right: SupervisionRight) => rights.includes(right) };
}
