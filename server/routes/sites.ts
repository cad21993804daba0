import { createSite } from '../services/sites/create-site.ts';
import { deleteSite } from '../services/sites/delete-site.ts';
import { listSites } from '../services/sites/list-sites.ts';
import { updateSite } from '../services/sites/update-site.ts';

export const siteRoutes = [listSites, createSite, updateSite, deleteSite];
