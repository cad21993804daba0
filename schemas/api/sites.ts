import { z } from 'zod';
import { catalogueId } from '#schemas/domain/catalogue-id.ts';
import { site, siteSettings } from '#schemas/domain/site.ts';
import { contract } from './contract.ts';
import { seenRevision } from './revised.ts';

const tag = 'sites';
const admins = ['admin'] as const;
const params = z.object({ id: catalogueId });

export const listSites = contract({
  method: 'get',
  path: '/api/sites',
  summary: 'Sites with how many numbers they have',
  tag,
  roles: ['admin', 'designer', 'supervisor'],
  response: z.object({ sites: z.array(site) }),
});

export const createSite = contract({
  method: 'post',
  path: '/api/sites',
  summary: 'Add a site; no two have the same name',
  tag,
  roles: admins,
  body: siteSettings,
  response: z.object({ site }),
  status: 201,
});

export const updateSite = contract({
  method: 'put',
  path: '/api/sites/{id}',
  summary: 'Rename a site or change its address; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  params,
  body: siteSettings.extend({ revision: seenRevision }),
  response: z.object({ site }),
});

export const deleteSite = contract({
  method: 'delete',
  path: '/api/sites/{id}',
  summary: 'Delete a site for which no numbers are declared',
  tag,
  roles: admins,
  params,
  status: 204,
});
