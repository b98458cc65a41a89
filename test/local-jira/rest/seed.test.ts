import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { applySeed, isSeeded } from '../../../local-jira/seed/apply.ts';
import { permits } from '../../../local-jira/site/permissions.ts';
import { emptySeed } from '../../../local-jira/seed/empty.ts';
import { createSmallSite, NOW, PAT, SAM, smallSeed } from './small-site.ts';

describe('a seed', () => {
  it('gives issues their fields, final status and history', () => {
    const { site } = createSmallSite();
    const issue = site.findIssue('ALPHA-1');
    expect(issue).toMatchObject({
      summary: 'Lay the foundation',
      statusId: '3',
      dueDate: '2026-11-06',
      reporterId: PAT,
      originalEstimateSeconds: 86_400,
      remainingEstimateSeconds: 86_400 - 36_000,
    });
    const history = site.changelogOf(issue?.id ?? '');
    expect(history.map(({ authorId, items }) => [authorId, items.map(({ field }) => field)])).toEqual([
      [SAM, ['status']],
      [PAT, ['duedate', 'Budget']],
    ]);
    expect(history[1]?.items[1]).toMatchObject({ fromString: '1200.5', toString: '1500' });
  });

  it('lets apps do in a project whatever its scheme says of people, as Jira does', () => {
    const { site } = createSmallSite();
    const project = site.get('project', site.findProject('BETA')?.id ?? '');
    const app = [...site.all('user')].find(({ accountType }) => accountType === 'app')?.accountId ?? '';
    expect(permits(site, app, 'DELETE_ISSUES', { project })).toBe(true);
    expect(permits(site, SAM, 'DELETE_ISSUES', { project })).toBe(false);
  });

  it('gives the same ids every time', () => {
    const ids = () => [...createSmallSite().site.all('issue')].map(({ id, key }) => `${id} ${key}`);
    expect(ids()).toEqual(ids());
    expect(ids()[0]).toBe('10000 ALPHA-1');
  });

  it('leaves a site with an administrator and no project when it is the empty one', () => {
    const { site } = createSmallSite({ seed: null });
    expect(isSeeded(site)).toBe(false);
    applySeed(site, emptySeed);
    expect(isSeeded(site)).toBe(true);
    expect([...site.all('project')]).toEqual([]);
    expect([...site.all('issueType')].map(({ name }) => name)).toEqual(['Epic', 'Story', 'Task', 'Sub-task', 'Bug']);
  });

  it.each([
    [{ users: [] }, /users/],
    [{ ...smallSeed, projects: [{ key: 'lower', name: 'x', lead: PAT }] }, /projects\.0\.key/],
    [{ ...smallSeed, typo: 1 }, /typo/],
    [{ ...smallSeed, links: [{ type: 'Blocks', from: 'ALPHA-1', to: 'ALPHA-99' }] }, /ALPHA-99/],
    [
      {
        ...smallSeed,
        issues: [
          { key: 'ALPHA-1', type: 'Story', summary: 'x', created: '2026-09-01T09:00:00Z', fields: { Nowhere: 1 } },
        ],
        links: [],
      },
      /Nowhere/,
    ],
    [
      {
        ...smallSeed,
        issues: [
          { key: 'ALPHA-1', type: 'Story', summary: 'x', created: '2026-09-01T09:00:00Z', fields: { Budget: 'a lot' } },
        ],
        links: [],
      },
      /takes a number/,
    ],
  ])('refuses a document that is wrong, and changes nothing', (document, message) => {
    const { site } = createSmallSite({ seed: null });
    expect(() => {
      applySeed(site, document);
    }).toThrow(message);
    expect([...site.all('user')]).toEqual([]);
    expect(isSeeded(site)).toBe(false);
  });
});

describe('the stored site', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-jira-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is the same after it is opened again', () => {
    const path = join(folder, 'site.db');
    const first = createSmallSite({ path });
    const before = [...first.site.all('issue')];
    const nextId = first.site.nextId('issue');
    first.site.commit();
    first.storage.close();
    const second = createSmallSite({ path, seed: null });
    expect([...second.site.all('issue')]).toEqual(before);
    expect(second.site.findIssue('alpha-1')?.summary).toBe('Lay the foundation');
    expect(second.site.changelogOf(second.site.findIssue('ALPHA-1')?.id ?? '')).toHaveLength(2);
    expect(Number(second.site.nextId('issue'))).toBe(Number(nextId) + 1);
    second.storage.close();
  });

  it('holds nothing of what was not committed when the process dies', () => {
    const path = join(folder, 'site.db');
    const first = createSmallSite({ path });
    const issue = first.site.findIssue('ALPHA-2');
    if (issue === undefined) throw new Error('no ALPHA-2');
    first.site.put('issue', { ...issue, summary: 'Half done' });
    first.site.remove('comment', [...first.site.all('comment')][0]?.id ?? '');
    first.storage.close();
    const second = createSmallSite({ path, seed: null });
    expect(second.site.findIssue('ALPHA-2')?.summary).toBe('Pour concrete');
    expect([...second.site.all('comment')]).toHaveLength(1);
    second.storage.close();
  });

  it('keeps records in the order in which they came', () => {
    const path = join(folder, 'site.db');
    const first = createSmallSite({ path });
    const template = first.site.get('comment', '10000');
    for (const id of ['99999', '100000']) first.site.put('comment', { ...template, id });
    first.site.put('comment', { ...template, updated: NOW });
    first.site.commit();
    first.storage.close();
    const second = createSmallSite({ path, seed: null });
    expect(second.site.commentsOf(template.issueId).map(({ id }) => id)).toEqual(['10000', '99999', '100000']);
    second.storage.close();
  });

  it('is not read when another version of the program saved it', () => {
    const path = join(folder, 'site.db');
    createSmallSite({ path }).storage.close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 1');
    database.close();
    expect(() => createSmallSite({ path, seed: null })).toThrow(/another version of local-jira/);
  });

  it('takes back uncommitted changes and their events', () => {
    const { site } = createSmallSite();
    const heard: string[] = [];
    site.onEvent(({ eventType }) => heard.push(eventType));
    const issue = site.findIssue('ALPHA-2');
    if (issue === undefined) throw new Error('no ALPHA-2');
    site.put('issue', { ...issue, key: 'ALPHA-77', updated: NOW });
    site.emit({ eventType: 'avi:jira:updated:issue', payload: {}, causedByAppId: null, actorId: PAT });
    site.rollback();
    site.commit();
    expect(site.findIssue('ALPHA-2')).toEqual(issue);
    expect(site.findIssue('ALPHA-77')).toBeUndefined();
    expect(heard).toEqual([]);
  });
});
