import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { didFilters } from '#designer/admin/dids/did-filters.ts';
import { openedEntry } from '#designer/ui/use-opened-entry.ts';
import { shell } from './shell-route.tsx';

const dids = createRoute({
  getParentRoute: () => shell,
  path: '/dids',
  validateSearch: (search) => didFilters.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/dids/dids-page.tsx'), 'DidsPage'),
});

const sites = createRoute({
  getParentRoute: () => shell,
  path: '/sites',
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/sites/sites-page.tsx'), 'SitesPage'),
});

const audio = createRoute({
  getParentRoute: () => shell,
  path: '/audio',
  component: lazyRouteComponent(() => import('#designer/admin/audio/audio-page.tsx'), 'AudioPage'),
});

const calendars = createRoute({
  getParentRoute: () => shell,
  path: '/calendars',
  beforeLoad: () => {
    throw redirect({ to: '/calendars/opening-hours', replace: true });
  },
});

const openingHours = createRoute({
  getParentRoute: () => shell,
  path: '/calendars/opening-hours',
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/calendars/opening-hours-page.tsx'), 'OpeningHoursPage'),
});

const holidays = createRoute({
  getParentRoute: () => shell,
  path: '/calendars/holidays',
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/calendars/holidays-page.tsx'), 'HolidaysPage'),
});

const data = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  beforeLoad: () => {
    throw redirect({ to: '/data/files', replace: true });
  },
});

const dataFiles = createRoute({
  getParentRoute: () => shell,
  path: '/data/files',
  component: lazyRouteComponent(() => import('#designer/admin/records/data-files-page.tsx'), 'DataFilesPage'),
});

const dataFile = createRoute({
  getParentRoute: () => shell,
  path: '/data/files/$fileId',
  component: lazyRouteComponent(() => import('#designer/admin/records/data-file-page.tsx'), 'DataFilePage'),
});

const blacklists = createRoute({
  getParentRoute: () => shell,
  path: '/data/blacklists',
  validateSearch: (search) => openedEntry.parse(search),
  component: lazyRouteComponent(() => import('#designer/admin/records/blacklists-page.tsx'), 'BlacklistsPage'),
});

const blacklist = createRoute({
  getParentRoute: () => shell,
  path: '/data/blacklists/$listId',
  component: lazyRouteComponent(() => import('#designer/admin/records/blacklist-page.tsx'), 'BlacklistPage'),
});

const surveys = createRoute({
  getParentRoute: () => shell,
  path: '/data/surveys',
  component: lazyRouteComponent(() => import('#designer/admin/records/survey-answers-page.tsx'), 'SurveyAnswersPage'),
});

/** What campaigns and flows refer to: numbers, sounds, calendars, data. */
export const resourceRoutes = [
  dids,
  sites,
  audio,
  calendars,
  openingHours,
  holidays,
  data,
  dataFiles,
  dataFile,
  blacklists,
  blacklist,
  surveys,
] as const;
