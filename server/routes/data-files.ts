import { createDataFile } from '../services/data-files/create-data-file.ts';
import { deleteDataFile } from '../services/data-files/delete-data-file.ts';
import { exportDataFile } from '../services/data-files/export-data-file.ts';
import { listDataFiles } from '../services/data-files/list-data-files.ts';
import { listDataRows } from '../services/data-files/list-data-rows.ts';
import { previewDataFile } from '../services/data-files/preview-data-file.ts';
import { renameDataFile } from '../services/data-files/rename-data-file.ts';
import { replaceDataFile } from '../services/data-files/replace-data-file.ts';

export const dataFileRoutes = [
  listDataFiles,
  previewDataFile,
  createDataFile,
  replaceDataFile,
  renameDataFile,
  listDataRows,
  exportDataFile,
  deleteDataFile,
];
