import { z } from 'zod';
import { permits } from '../site/permissions.ts';
import type { Site } from '../site/ports.ts';
import type { UserRecord } from '../site/model.ts';
import { errorAnswer, jsonAnswer, type HttpAnswer } from './http-answer.ts';
import type { LocalCall, LocalRoutes } from './local-call.ts';

const signInRequest = z.object({ accountId: z.string() });

/** Signing in to the pages as any seeded person: there are no passwords on this machine. */
export const sessionRoutes: LocalRoutes = {
  'GET /_local/session': describeSession,
  'POST /_local/session': ({ localJira, sessions, body }) => {
    const parsed = signInRequest.safeParse(body);
    const user = parsed.success ? localJira.site.find('user', parsed.data.accountId) : undefined;
    if (user?.active !== true || user.accountType !== 'atlassian')
      return errorAnswer(404, 'There is no such person on this site.');
    return jsonAnswer(204, undefined, { 'set-cookie': sessions.open(user.accountId) });
  },
  'DELETE /_local/session': ({ sessions, headers }) =>
    jsonAnswer(204, undefined, { 'set-cookie': sessions.close(headers) }),
};

function describeSession({ localJira, accountId }: LocalCall): HttpAnswer {
  const { site, clock, forge } = localJira;
  const people = [...site.all('user')].filter((user) => user.accountType === 'atlassian' && user.active);
  const current = people.find((user) => user.accountId === accountId);
  return jsonAnswer(200, {
    user: current === undefined ? null : describeUser(site, current),
    users: people.map((user) => ({
      accountId: user.accountId,
      displayName: user.displayName,
      emailAddress: user.emailAddress,
      hint: user.jobTitle ?? roleHint(site, user),
    })),
    cloudId: site.cloudId,
    clock: { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() },
    appId: forge?.identity.appId ?? null,
    environmentId: forge?.identity.environmentId ?? null,
    environmentType: forge?.identity.environmentType ?? null,
  });
}

function describeUser(site: Site, user: UserRecord): unknown {
  const { accountId, displayName, emailAddress, timeZone, locale } = user;
  return { accountId, displayName, emailAddress, timeZone, locale, isAdmin: permits(site, accountId, 'ADMINISTER') };
}

/** One line that says what the person may do, for the sign-in page. */
function roleHint(site: Site, user: UserRecord): string {
  if (permits(site, user.accountId, 'ADMINISTER')) return 'Jira administrator';
  const hints: string[] = [];
  for (const project of site.all('project')) {
    if (project.leadAccountId === user.accountId) hints.push(`lead of ${project.key}`);
    for (const [roleId, actors] of Object.entries(project.roleActors)) {
      const role = site.find('role', roleId)?.name;
      if (role !== undefined && actors.users.includes(user.accountId)) hints.push(`${role} in ${project.key}`);
    }
  }
  for (const group of site.all('group')) if (group.members.includes(user.accountId)) hints.push(group.name);
  return hints.slice(0, 3).join(', ') || 'no special role';
}
