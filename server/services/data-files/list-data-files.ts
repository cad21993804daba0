import { listDataFiles as contract } from '#schemas/api/data-files.ts';
import { verb } from '../verb.ts';
import { selectDataFiles } from './select-data-files.ts';

export const listDataFiles = verb(contract, async ({ context: { db } }) => ({ dataFiles: await selectDataFiles(db) }));
