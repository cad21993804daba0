import {
  IconCalendarTime,
  IconDatabase,
  IconHash,
  IconHeadset,
  IconHeartHandshake,
  IconHistory,
  IconMessage2Down,
  IconPhoneCall,
  IconSettings,
  IconSitemap,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react';
import { listAudio } from '#schemas/api/audio.ts';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { listContacts } from '#schemas/api/contacts.ts';
import type { Contract } from '#schemas/api/contract.ts';
import { listDataFiles } from '#schemas/api/data-files.ts';
import { listDids } from '#schemas/api/dids.ts';
import { listDispositionGroups } from '#schemas/api/disposition-groups.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listSchedules } from '#schemas/api/schedules.ts';
import { listUsers } from '#schemas/api/session.ts';
import { listAudit, readSystem } from '#schemas/api/system.ts';
import { listVoicemails } from '#schemas/api/voicemails.ts';

/** Pages in the order of the rail, each with the operation that a role must be allowed to see it. */
export const pages = [
  { to: '/flows', name: 'flows', icon: IconSitemap, needs: listFlows },
  { to: '/campaigns', name: 'campaigns', icon: IconHeadset, needs: listCampaigns },
  { to: '/contacts', name: 'contacts', icon: IconPhoneCall, needs: listContacts },
  { to: '/messages', name: 'messages', icon: IconMessage2Down, needs: listVoicemails },
  { to: '/dids', name: 'dids', icon: IconHash, needs: listDids },
  { to: '/audio', name: 'audio', icon: IconVolume, needs: listAudio },
  { to: '/calendars', name: 'calendars', icon: IconCalendarTime, needs: listSchedules },
  { to: '/relations', name: 'relations', icon: IconHeartHandshake, needs: listDispositionGroups },
  { to: '/data', name: 'data', icon: IconDatabase, needs: listDataFiles },
  { to: '/users', name: 'users', icon: IconUsers, needs: listUsers },
  { to: '/audit', name: 'audit', icon: IconHistory, needs: listAudit },
  { to: '/settings', name: 'settings', icon: IconSettings, needs: readSystem },
] as const satisfies readonly { to: string; name: string; icon: unknown; needs: Contract }[];
