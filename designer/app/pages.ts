import {
  IconActivity,
  IconCalendarTime,
  IconChartBar,
  IconDatabase,
  IconHash,
  IconHeadphones,
  IconHeadset,
  IconHeartHandshake,
  IconHistory,
  IconMessage2Down,
  IconPhoneCall,
  IconSettings,
  IconSitemap,
  IconStack2,
  IconUsers,
  IconUsersGroup,
  IconVolume,
} from '@tabler/icons-react';
import { listAgents } from '#schemas/api/agents.ts';
import { listAudio } from '#schemas/api/audio.ts';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { listContacts } from '#schemas/api/contacts.ts';
import type { Contract } from '#schemas/api/contract.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { readDesk } from '#schemas/api/desk.ts';
import { listDids } from '#schemas/api/dids.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { readReport } from '#schemas/api/reports.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import { listUsers } from '#schemas/api/session.ts';
import { readBoard } from '#schemas/api/supervision.ts';
import { listAudit, readSystem } from '#schemas/api/system.ts';
import { listVoicemails } from '#schemas/api/voicemails.ts';

/** What a rail of many pages is made of: daily work, what it is done with, and the installation itself. */
export const railParts = ['work', 'resources', 'installation'] as const;

/** Pages in the order of the rail, each with the operation that a role must be allowed to see it. */
export const pages = [
  { to: '/desk', name: 'desk', part: 'work', icon: IconHeadphones, needs: readDesk },
  { to: '/flows', name: 'flows', part: 'work', icon: IconSitemap, needs: listFlows },
  { to: '/campaigns', name: 'campaigns', part: 'work', icon: IconHeadset, needs: listCampaigns },
  { to: '/contacts', name: 'contacts', part: 'work', icon: IconPhoneCall, needs: listContacts },
  { to: '/messages', name: 'messages', part: 'work', icon: IconMessage2Down, needs: listVoicemails },
  { to: '/supervision', name: 'supervision', part: 'work', icon: IconActivity, needs: readBoard },
  { to: '/reports', name: 'reports', part: 'work', icon: IconChartBar, needs: readReport },
  { to: '/queues', name: 'queues', part: 'resources', icon: IconStack2, needs: listQueues },
  { to: '/agents', name: 'agents', part: 'resources', icon: IconUsersGroup, needs: listAgents },
  { to: '/dids', name: 'dids', part: 'resources', icon: IconHash, needs: listDids },
  { to: '/audio', name: 'audio', part: 'resources', icon: IconVolume, needs: listAudio },
  { to: '/calendars', name: 'calendars', part: 'resources', icon: IconCalendarTime, needs: listSchedules },
  { to: '/relations', name: 'relations', part: 'resources', icon: IconHeartHandshake, needs: listDispositionGroups },
  { to: '/data', name: 'data', part: 'resources', icon: IconDatabase, needs: listDataFiles },
  { to: '/users', name: 'users', part: 'installation', icon: IconUsers, needs: listUsers },
  { to: '/audit', name: 'audit', part: 'installation', icon: IconHistory, needs: listAudit },
  { to: '/settings', name: 'settings', part: 'installation', icon: IconSettings, needs: readSystem },
] as const satisfies readonly {
  to: string;
  name: string;
  part: (typeof railParts)[number];
  icon: unknown;
  needs: Contract;
}[];
