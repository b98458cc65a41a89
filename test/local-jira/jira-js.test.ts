import { ROUTES } from '../../local-jira/rest/routes.ts';
import { jiraClient, rawClient, type Jira, type Raw } from './jira-js/clients.ts';
import { driveApp, driveWork } from './jira-js/drive-work.ts';
import { driveConfiguration } from './jira-js/drive-configuration.ts';
import { serveSite, type HttpSite } from './http-site.ts';
import { createSmallSite } from './small-site.ts';

/** jira.js checks every response against the schema that it generated from Jira's own description, and throws on a mismatch. */
describe('jira.js 6, which throws on any answer that is not as Jira documents it', () => {
  let http: HttpSite;
  let jira: Jira;
  let raw: Raw;

  beforeAll(async () => {
    http = await serveSite(createSmallSite);
    jira = jiraClient(http, 'ada');
    raw = rawClient(http, 'ada');
  });
  afterAll(() => http.close());

  describe('search and configuration', () => {
    driveConfiguration(
      () => jira,
      () => raw,
    );
  });

  describe('work, people and projects', () => {
    driveWork(
      () => jira,
      () => raw,
    );
  });
  describe('what only an app may do', () => {
    driveApp(
      () => jiraClient(http, 'app'),
      () => [...http.site.all('field')].find(({ moduleKey }) => moduleKey === 'budget')?.id ?? '',
    );
  });

  test('has called every route of this site, and none failed inside', () => {
    const missed = ROUTES.map(({ method, path }) => `${method} ${path}`).filter((route) => !http.called.has(route));
    expect(missed).toEqual([]);
    expect(http.faults).toEqual([]);
  });
});
