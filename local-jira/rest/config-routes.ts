import type { Route } from '../site/ports.ts';
import { expressionRoutes } from './expression-routes.ts';
import { fieldRoutes } from './field-routes.ts';
import { issueTypeRoutes } from './issue-type-routes.ts';
import { issueTypeSchemeRoutes } from './issue-type-scheme-routes.ts';
import { issueTypeScreenSchemeRoutes } from './issue-type-screen-scheme-routes.ts';
import { jqlRoutes } from './jql-routes.ts';
import { permissionSchemeRoutes } from './permission-scheme-routes.ts';
import { removedRoutes } from './removed-routes.ts';
import { screenRoutes } from './screen-routes.ts';
import { screenSchemeRoutes } from './screen-scheme-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { statusConfigRoutes } from './status-config-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { workflowRoutes } from './workflow-routes.ts';
import { workflowSchemeProjectRoutes } from './workflow-scheme-project-routes.ts';
import { workflowSchemeRoutes } from './workflow-scheme-routes.ts';

/** Search, and everything that administrators configure. */
export const CONFIG_ROUTES: readonly Route[] = [
  ...searchRoutes,
  ...jqlRoutes,
  ...expressionRoutes,
  ...removedRoutes,
  ...fieldRoutes,
  ...issueTypeRoutes,
  ...issueTypeSchemeRoutes,
  ...issueTypeScreenSchemeRoutes,
  ...permissionSchemeRoutes,
  ...screenRoutes,
  ...screenSchemeRoutes,
  ...statusConfigRoutes,
  ...taskRoutes,
  ...workflowRoutes,
  ...workflowSchemeProjectRoutes,
  ...workflowSchemeRoutes,
];
