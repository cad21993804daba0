import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useHasDesk, useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Logo } from '#designer/ui/logo.tsx';
import classes from './navigation-rail.module.css';
import { pages, railParts } from './pages.ts';
import { TelephonyStatus } from './telephony-status.tsx';
import { UserMenu } from './user-menu.tsx';

interface NavigationRailProps {
  onSearch: () => void;
}

export function NavigationRail({ onSearch }: NavigationRailProps) {
  const { app } = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const path = useLocation({ select: (location) => location.pathname });

  // In a low window the page that is open may stand outside the part of the list that is seen.
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [path]);

  return (
    <nav className={classes.rail} aria-label={app.nav.label}>
      <Link to="/" className={classes.logo} aria-label={`${app.name} – ${app.home}`}>
        <Logo size={30} />
      </Link>
      <div ref={list} className={classes.pages} data-scroll>
        {railParts.map((part) => (
          <RailPart key={part} part={part} />
        ))}
      </div>
      <UnstyledButton
        className={classes.item}
        onClick={onSearch}
        aria-label={app.palette.open}
        title={`${app.palette.open} (Ctrl+K)`}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
      </UnstyledButton>
      <TelephonyStatus />
      <UserMenu />
    </nav>
  );
}

/** Pages that belong together, below a line; nothing where a role may see none of them. */
function RailPart({ part }: { part: (typeof railParts)[number] }) {
  const { app } = useMessages();
  const may = useMay();
  const hasDesk = useHasDesk();
  const shown = pages.filter((page) => page.part === part && may(page.needs) && (page.name !== 'desk' || hasDesk));
  if (shown.length === 0) return null;
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partName}>{app.nav.parts[part]}</legend>
      {shown.map(({ to, name, icon: Icon }) => (
        <Link key={to} to={to} className={classes.item} activeProps={{ 'aria-current': 'page' }}>
          <Icon size={20} stroke={1.6} aria-hidden />
          <span className={classes.label}>{app.nav[name]}</span>
        </Link>
      ))}
    </fieldset>
  );
}
