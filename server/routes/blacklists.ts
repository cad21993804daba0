import { addBlacklistNumber } from '../services/blacklists/add-blacklist-number.ts';
import { createBlacklist } from '../services/blacklists/create-blacklist.ts';
import { deleteBlacklist } from '../services/blacklists/delete-blacklist.ts';
import { importBlacklistNumbers } from '../services/blacklists/import-blacklist-numbers.ts';
import { listBlacklistNumbers } from '../services/blacklists/list-blacklist-numbers.ts';
import { listBlacklists } from '../services/blacklists/list-blacklists.ts';
import { removeBlacklistNumber } from '../services/blacklists/remove-blacklist-number.ts';
import { updateBlacklist } from '../services/blacklists/update-blacklist.ts';

export const blacklistRoutes = [
  listBlacklists,
  createBlacklist,
  updateBlacklist,
  deleteBlacklist,
  listBlacklistNumbers,
  addBlacklistNumber,
  importBlacklistNumbers,
  removeBlacklistNumber,
];
