import { addressOf } from '../../../local-jira/web/src/frame-host/destination';
import { formatDuration } from '../../../local-jira/web/src/parts/duration';
import { matchPath } from '../../../local-jira/web/src/routing/match-path';

describe('addresses of the site', () => {
  it.each([
    ['/projects/:key/*', '/projects/PAY', { key: 'PAY', rest: '' }],
    ['/projects/:key/*', '/projects/PAY/settings/people', { key: 'PAY', rest: 'settings/people' }],
    ['/browse/:key', '/browse/A%20B', { key: 'A B' }],
    ['/browse/:key', '/browse/100%', { key: '100%' }],
    ['/browse/:key', '/browse', null],
    ['/browse/:key', '/browse/A/B', null],
    ['/projects', '/projects/', {}],
    ['/projects', '/project', null],
  ])('match %s against %s', (pattern, path, parameters) => {
    expect(matchPath(pattern, path)).toEqual(parameters);
  });

  it.each([
    [{ type: 'same-tab' as const, url: '/browse/A-1' }, '/browse/A-1'],
    [{ type: 'same-tab' as const, target: 'issue', issueKey: 'A-1' }, '/browse/A-1'],
    [{ type: 'same-tab' as const, target: 'module', moduleKey: 'page', projectKey: 'PAY' }, '/projects/PAY/apps/page'],
    [{ type: 'same-tab' as const, target: 'module', moduleKey: 'page' }, '/admin/apps/page'],
    [{ type: 'same-tab' as const, target: 'projectSettingsDetails', projectKey: 'PAY' }, '/projects/PAY/settings'],
    [{ type: 'same-tab' as const, target: 'issue' }, null],
    [{ type: 'same-tab' as const, target: 'spaceView' }, null],
  ])('lead an app’s navigation %j to %s', (destination, address) => {
    expect(addressOf(destination)).toBe(address);
  });
});

describe('work time', () => {
  it.each([
    [0, '0m'],
    [5_400, '1h 30m'],
    [28_800, '1d'],
    [144_000, '1w'],
    [144_000 + 28_800 + 3_600 + 60, '1w 1d 1h 1m'],
    [-60, '0m'],
  ])('of %d seconds reads %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
