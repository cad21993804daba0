import { Outlet } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { NavigationRail } from './navigation-rail.tsx';
import classes from './shell.module.css';

/** The frame of every page: a slim rail on the left, the page beside it over the whole height. */
export function Shell() {
  const { app } = useMessages();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {app.skipToContent}
      </a>
      <NavigationRail />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
