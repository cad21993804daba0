import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionReading } from '#designer/api/use-session.ts';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { campaignRoutes } from './routes/campaign-routes.ts';
import { flowRoutes } from './routes/flow-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { resourceRoutes } from './routes/resource-routes.ts';
import { paper, root, shell } from './routes/shell-route.tsx';
import { systemRoutes } from './routes/system-routes.ts';
import { trafficRoutes, wall } from './routes/traffic-routes.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { from?: string } => (typeof search.from === 'string' ? { from: search.from } : {}),
  component: lazyRouteComponent(() => import('#designer/auth/sign-in-page.tsx'), 'SignInPage'),
});

const prompts = createRoute({
  getParentRoute: () => paper,
  path: '/flows/$flowId/prompts',
  component: lazyRouteComponent(() => import('#designer/flows/exchange/prompts-page.tsx'), 'PromptsPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionReading.queryKey);
    throw redirect({ to: session?.user.role === 'agent' ? '/desk' : '/flows', replace: true });
  },
});

/** What is not found is said inside the shell, so that the way on is at hand. */
const unknown = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  signIn,
  paper.addChildren([prompts, wall]),
  shell.addChildren([
    home,
    ...flowRoutes,
    ...campaignRoutes,
    ...trafficRoutes,
    ...peopleRoutes,
    ...resourceRoutes,
    ...systemRoutes,
    unknown,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
