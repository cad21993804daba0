import { convertFlow } from '../services/flows/convert-flow.ts';
import { createFlow } from '../services/flows/create-flow.ts';
import { deleteFlow } from '../services/flows/delete-flow.ts';
import { duplicateFlow } from '../services/flows/duplicate-flow.ts';
import { exportFlow } from '../services/flows/export-flow.ts';
import { importFlow } from '../services/flows/import-flow.ts';
import { listFlows } from '../services/flows/list-flows.ts';
import { listVersions } from '../services/flows/list-versions.ts';
import { publishFlow } from '../services/flows/publish-flow.ts';
import { readFlow } from '../services/flows/read-flow.ts';
import { readVersion } from '../services/flows/read-version.ts';
import { restoreVersion } from '../services/flows/restore-version.ts';
import { saveDraft } from '../services/flows/save-draft.ts';
import { readTraffic } from '../services/traffic/read-traffic.ts';

export const flowRoutes = [
  listFlows,
  createFlow,
  importFlow,
  convertFlow,
  readFlow,
  saveDraft,
  duplicateFlow,
  deleteFlow,
  exportFlow,
  publishFlow,
  listVersions,
  readVersion,
  restoreVersion,
  readTraffic,
];
