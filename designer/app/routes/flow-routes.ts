import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './shell-route.tsx';

const flows = createRoute({
  getParentRoute: () => shell,
  path: '/flows',
  component: lazyRouteComponent(() => import('#designer/admin/flows/flows-page.tsx'), 'FlowsPage'),
});

const flowEditor = createRoute({
  getParentRoute: () => shell,
  path: '/flows/$flowId',
  component: lazyRouteComponent(() => import('../flow-editor-route.tsx'), 'FlowEditorRoute'),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: '/help/rules',
  component: lazyRouteComponent(() => import('#designer/flows/problems/rules-page.tsx'), 'RulesPage'),
});

const rule = createRoute({
  getParentRoute: () => shell,
  path: '/help/rules/$rule',
  component: lazyRouteComponent(() => import('#designer/flows/problems/rules-page.tsx'), 'RulePage'),
});

/** Flows and the rules that they are checked by. */
export const flowRoutes = [flows, flowEditor, rules, rule] as const;
