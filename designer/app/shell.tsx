import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import { NavigationRail } from './navigation-rail.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { SessionEndedDialog } from './session-ended-dialog.tsx';
import classes from './shell.module.css';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useProfileLanguage } from './use-profile-language.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx'));

/** The frame of every page: a slim rail on the left, the page beside it over the whole height. */
export function Shell() {
  const { app } = useMessages();
  const [paletteOpen, setPaletteOpen] = useState(false);
  useShortcuts([{ keys: 'Ctrl+K', label: app.palette.open, run: () => setPaletteOpen(true) }]);
  useFocusOnNavigation();
  useProfileLanguage();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {app.skipToContent}
      </a>
      <NavigationRail onSearch={() => setPaletteOpen(true)} />
      <main id="content" className={classes.content} tabIndex={-1}>
        <OfflineBanner />
        <Outlet />
      </main>
      <Suspense>{paletteOpen && <CommandPalette onClose={() => setPaletteOpen(false)} />}</Suspense>
      <SessionEndedDialog />
    </div>
  );
}
