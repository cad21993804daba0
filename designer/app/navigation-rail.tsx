import {
  IconBook2,
  IconHistory,
  IconPhoneCall,
  IconSettings,
  IconSitemap,
  IconUsers,
  IconVolume,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listAudio } from '#schemas/api/audio.ts';
import { listContacts } from '#schemas/api/contacts.ts';
import type { Contract } from '#schemas/api/contract.ts';
import { listDids } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listUsers } from '#schemas/api/session.ts';
import { listAudit, readSystem } from '#schemas/api/system.ts';
import classes from './navigation-rail.module.css';

/** Pages in the order of the rail, each with the operation that its role must allow. */
export const pages = [
  { to: '/flows', name: 'flows', icon: IconSitemap, needs: listFlows },
  { to: '/contacts', name: 'contacts', icon: IconPhoneCall, needs: listContacts },
  { to: '/dids', name: 'dids', icon: IconBook2, needs: listDids },
  { to: '/audio', name: 'audio', icon: IconVolume, needs: listAudio },
  { to: '/users', name: 'users', icon: IconUsers, needs: listUsers },
  { to: '/audit', name: 'audit', icon: IconHistory, needs: listAudit },
  { to: '/settings', name: 'settings', icon: IconSettings, needs: readSystem },
] as const satisfies readonly { to: string; name: string; icon: unknown; needs: Contract }[];

export function NavigationRail() {
  const { app } = useMessages();
  const may = useMay();
  return (
    <nav className={classes.rail} aria-label={app.nav.label}>
      {pages
        .filter((page) => may(page.needs))
        .map(({ to, name, icon: Icon }) => (
          <Link key={to} to={to} className={classes.item} activeProps={{ 'aria-current': 'page' }}>
            <Icon size={20} stroke={1.6} aria-hidden />
            <span className={classes.label}>{app.nav[name]}</span>
          </Link>
        ))}
    </nav>
  );
}
