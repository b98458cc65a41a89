import type { Route } from '../site/ports.ts';
import { appFieldRoutes } from './app-field-routes.ts';
import { changelogRoutes } from './changelog-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { CONFIG_ROUTES } from './config-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { constantRoutes } from './constant-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { issueBulkRoutes } from './issue-bulk-routes.ts';
import { issueMetaRoutes } from './issue-meta-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { myselfRoutes } from './myself-routes.ts';
import { permissionCheckRoutes } from './permission-check-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { propertyRoutes } from './property-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { transitionRoutes } from './transition-routes.ts';
import { userRoutes } from './user-routes.ts';
import { worklogRoutes } from './worklog-routes.ts';

/** Every route that this site serves. Each resource file exports its own list; add it here. */
export const ROUTES: readonly Route[] = [
  ...CONFIG_ROUTES,
  ...appFieldRoutes,
  ...changelogRoutes,
  ...commentRoutes,
  ...configurationRoutes,
  ...constantRoutes,
  ...groupRoutes,
  ...issueBulkRoutes,
  ...issueMetaRoutes,
  ...issueRoutes,
  ...linkRoutes,
  ...myselfRoutes,
  ...permissionCheckRoutes,
  ...projectRoutes,
  ...propertyRoutes,
  ...roleRoutes,
  ...transitionRoutes,
  ...userRoutes,
  ...worklogRoutes,
];
