import type { Manifest } from './manifest.ts';

/** Every local installation is this one, in an environment of type DEVELOPMENT. */
export const ENVIRONMENT_ID = '0b8f4a52-6f0c-4e07-9c55-2d1a7f4b9e60';
const ENVIRONMENT_TYPE = 'DEVELOPMENT';
const INSTALLATION_ID = 'd3a9c1b7-47e2-4f86-8a1d-6c5b0e9f2a34';

export interface AppIdentity {
  readonly appId: string;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly installationId: string;
  readonly appVersion: string;
  readonly cloudId: string;
  /** `ari:cloud:jira::site/<cloudId>` */
  readonly installContext: string;
  /** The app's own user on the site. */
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly impersonationScopes: readonly string[];
}

export function identifyApp(manifest: Manifest, cloudId: string, appVersion: string): AppIdentity {
  return {
    appId: manifest.appId,
    environmentId: ENVIRONMENT_ID,
    environmentType: ENVIRONMENT_TYPE,
    installationId: INSTALLATION_ID,
    appVersion,
    cloudId,
    installContext: `ari:cloud:jira::site/${cloudId}`,
    accountId: `712020:${manifest.appId}`,
    scopes: manifest.scopes,
    impersonationScopes: manifest.impersonationScopes,
  };
}
