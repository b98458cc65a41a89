import type { RecordKind } from '../../../local-jira/site/model.ts';
import { createSmallSite, PAT, SAM, smallSeed } from './small-site.ts';

/** What a site of ten thousand issues has too many of to look at each. */
const NUMEROUS: readonly RecordKind[] = ['issue', 'changelog', 'worklog', 'comment', 'issueLink', 'property'];

describe('however many issues a site has', () => {
  it.each([
    ['reading an issue', SAM, 'GET', '/issue/ALPHA-1?expand=changelog,transitions,editmeta,renderedFields', undefined],
    [
      'creating one',
      SAM,
      'POST',
      '/issue',
      { fields: { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x' } },
    ],
    ['editing one', SAM, 'PUT', '/issue/ALPHA-1', { fields: { summary: 'x' } }],
    ['moving one', SAM, 'POST', '/issue/ALPHA-1/transitions', { transition: { id: '21' } }],
    ['logging work', SAM, 'POST', '/issue/ALPHA-1/worklog', { timeSpent: '1h' }],
    ['commenting', SAM, 'GET', '/issue/ALPHA-1/comment', undefined],
    [
      'linking',
      SAM,
      'POST',
      '/issueLink',
      { type: { name: 'Blocks' }, inwardIssue: { key: 'ALPHA-2' }, outwardIssue: { key: 'ALPHA-3' } },
    ],
    ['deleting one', PAT, 'DELETE', '/issue/ALPHA-1', undefined],
    ['the form for a new one', SAM, 'GET', '/issue/createmeta/ALPHA/issuetypes/10002', undefined],
    ['fetching some', SAM, 'POST', '/issue/bulkfetch', { issueIdsOrKeys: ['ALPHA-1', 'ALPHA-2'] }],
    ['their history', SAM, 'POST', '/changelog/bulkfetch', { issueIdsOrKeys: ['ALPHA-1', 'ALPHA-2'] }],
    ['the projects', SAM, 'GET', '/project/search', undefined],
  ] as const)('%s looks at none but those concerned', async (_case, as, method, path, body) => {
    const { call, site } = createSmallSite();
    const all = site.all.bind(site);
    site.all = (kind) => {
      if (NUMEROUS.includes(kind)) throw new Error(`visits every ${kind}`);
      return all(kind);
    };
    const { status } = await call(as, method, `/rest/api/3${path}`, body);
    expect(status).toBeLessThan(300);
  });

  it('a list of a project keeps its members right while they change', async () => {
    const { call, site } = createSmallSite({ seed: smallSeed });
    const keys = () => site.issuesOf('10000').map(({ key }) => key);
    expect(keys()).toEqual(['ALPHA-1', 'ALPHA-2', 'ALPHA-3', 'ALPHA-4']);
    await call(PAT, 'DELETE', '/rest/api/3/issue/ALPHA-1');
    await call(SAM, 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'ALPHA' }, issuetype: { name: 'Sub-task' }, parent: { key: 'ALPHA-2' }, summary: 'x' },
    });
    expect(keys()).toEqual(['ALPHA-2', 'ALPHA-3', 'ALPHA-4', 'ALPHA-5']);
    const parent = site.findIssue('ALPHA-2')?.id ?? '';
    expect(site.childrenOf(parent).map(({ key }) => key)).toEqual(['ALPHA-3', 'ALPHA-5']);
  });
});
