import type { Route } from '../site/ports.ts';
import { CONFIG_ROUTES } from './config-routes.ts';

/** Every route that this site serves. Each resource file exports its own list; add it here. */
export const ROUTES: readonly Route[] = [...CONFIG_ROUTES];
