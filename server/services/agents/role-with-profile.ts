import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { Role } from '#schemas/domain/user.ts';

/** An agent who is given rights over others is a supervisor from then on (S96). */
export function roleWithProfile(role: Role, { supervision }: AgentProfile): Role {
  return role === 'agent' && supervision.length > 0 ? 'supervisor' : role;
}
