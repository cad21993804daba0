import { createSupervisionGroup } from '../services/supervision-groups/create-supervision-group.ts';
import { deleteSupervisionGroup } from '../services/supervision-groups/delete-supervision-group.ts';
import { listSupervisionGroups } from '../services/supervision-groups/list-supervision-groups.ts';
import { renameSupervisionGroup } from '../services/supervision-groups/rename-supervision-group.ts';

export const supervisionGroupRoutes = [
  listSupervisionGroups,
  createSupervisionGroup,
  renameSupervisionGroup,
  deleteSupervisionGroup,
];
