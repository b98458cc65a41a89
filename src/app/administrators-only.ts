import type { Refusal } from '../contract/api';
import type { AppDeps } from './app-deps';

/** Set-up is for Jira administrators, and acts as them. Null when the caller is one. */
export async function refuseUnlessAdministrator({
  permissions,
}: Pick<AppDeps, 'permissions'>): Promise<Refusal | null> {
  if (await permissions.everywhere('ADMINISTER')) return null;
  return { code: 'no-permission', message: 'Only Jira administrators can set Plumbline up.' };
}
