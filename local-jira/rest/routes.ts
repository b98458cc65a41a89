import type { Route } from '../site/ports.ts';
import { CONFIG_ROUTES } from './config-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import { constantRoutes } from './constant-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { myselfRoutes } from './myself-routes.ts';
import { permissionCheckRoutes } from './permission-check-routes.ts';
import { projectRoutes } from './project-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Every route that this site serves. Each resource file exports its own list; add it here. */
export const ROUTES: readonly Route[] = [
  ...CONFIG_ROUTES,
  ...configurationRoutes,
  ...constantRoutes,
  ...groupRoutes,
  ...myselfRoutes,
  ...permissionCheckRoutes,
  ...projectRoutes,
  ...roleRoutes,
  ...userRoutes,
];
