import { createDispositionGroup } from '../services/disposition-groups/create-disposition-group.ts';
import { deleteDispositionGroup } from '../services/disposition-groups/delete-disposition-group.ts';
import { listDispositionGroups } from '../services/disposition-groups/list-disposition-groups.ts';
import { listDispositionVersions } from '../services/disposition-groups/list-disposition-versions.ts';
import { readDispositionGroup } from '../services/disposition-groups/read-disposition-group.ts';
import { updateDispositionGroup } from '../services/disposition-groups/update-disposition-group.ts';

export const dispositionGroupRoutes = [
  listDispositionGroups,
  readDispositionGroup,
  createDispositionGroup,
  updateDispositionGroup,
  listDispositionVersions,
  deleteDispositionGroup,
];
