import { z } from 'zod';
import { getJson, sendOnly } from './request';

const sessionUser = z.object({
  accountId: z.string(),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  isAdmin: z.boolean().default(false),
  timeZone: z.string().default('UTC'),
  locale: z.string().default('en_US'),
});
export type SessionUser = z.infer<typeof sessionUser>;

const seededUser = z.object({
  accountId: z.string(),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  hint: z.string().nullish(),
});

const session = z.object({
  user: sessionUser.nullable(),
  users: z.array(seededUser),
  cloudId: z.string().default(''),
  environmentId: z.string().nullish(),
  environmentType: z.string().nullish(),
});
export type Session = z.infer<typeof session>;

export function getSession(): Promise<Session> {
  return getJson(session, '/_local/session');
}

export function signIn(accountId: string): Promise<void> {
  return sendOnly('POST', '/_local/session', { accountId });
}

export function signOut(): Promise<void> {
  return sendOnly('DELETE', '/_local/session');
}
