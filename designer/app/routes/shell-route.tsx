import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { ApiError } from '#designer/api/api-error.ts';
import { sessionReading } from '#designer/api/use-session.ts';
import { ConfirmProvider } from '#designer/ui/confirm.tsx';
import { ShortcutProvider } from '#designer/ui/shortcuts.tsx';

/** What every route is given. */
export interface RouterContext {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({ component: Frame });

/** Around every page, inside the router because dialogs may hold links. */
function Frame() {
  return (
    <ShortcutProvider>
      <ConfirmProvider>
        <Outlet />
      </ConfirmProvider>
    </ShortcutProvider>
  );
}

/** What stands in the shell, for those who are signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('../shell.tsx'), 'Shell'),
  beforeLoad: requireSession,
});

/** Pages to print, or to hang on a wall, stand alone, without the shell around them. */
export const paper = createRoute({ getParentRoute: () => root, id: 'paper', beforeLoad: requireSession });

async function requireSession({ context, location }: { context: RouterContext; location: { href: string } }) {
  try {
    await context.queryClient.ensureQueryData(sessionReading);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } });
  }
}
