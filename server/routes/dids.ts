import { assignDid } from '../services/dids/assign-did.ts';
import { createDidRange } from '../services/dids/create-did-range.ts';
import { deleteDidRange } from '../services/dids/delete-did-range.ts';
import { listDids } from '../services/dids/list-dids.ts';

export const didRoutes = [listDids, createDidRange, deleteDidRange, assignDid];
