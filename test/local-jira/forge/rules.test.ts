import type { RuleRecord, TransitionRecord } from '../../../local-jira/site/model.ts';
import type { ProductEvent, TransitionAttempt } from '../../../local-jira/site/ports.ts';
import { MEMBER, openFixtureSite, type FixtureSite } from './fixture-site.ts';

let site: FixtureSite;
beforeAll(async () => {
  site = await openFixtureSite();
});
afterAll(() => site.close());

function ruleOf(moduleKey: string, config?: unknown, parameters: Record<string, string> = {}): RuleRecord {
  const key = `ari:cloud:ecosystem::extension/${site.forge.identity.appId}/${site.forge.identity.environmentId}/static/${moduleKey}`;
  return {
    id: `rule-${moduleKey}`,
    ruleKey: 'forge:expression-validator',
    parameters: {
      key,
      id: `rule-${moduleKey}`,
      disabled: 'false',
      ...(config === undefined ? {} : { config: JSON.stringify(config) }),
      ...parameters,
    },
  };
}

/** Somebody moves the issue along the first transition that leads away from where it is. */
function attemptOf(
  issueKey: string,
  edits: { assigneeId?: string | null } = {},
  modifiedFields: Record<string, unknown> = {},
): TransitionAttempt {
  const issue = site.site.findIssue(issueKey);
  if (issue === undefined) throw new Error(`There is no ${issueKey}.`);
  const workflow = site.site.workflowOf(issue);
  const transition = workflow.transitions.find(
    (one: TransitionRecord) => one.type !== 'INITIAL' && one.toStatusId !== issue.statusId,
  );
  if (transition === undefined) throw new Error('The workflow has no way on.');
  return { issue, edited: { ...issue, ...edits }, workflow, transition, actorId: MEMBER, modifiedFields };
}

describe('A function validator', () => {
  test('passes only when the function says so', async () => {
    expect(await site.site.rules.validate(ruleOf('by-function', { behaviour: 'pass' }), attemptOf('FIX-1'))).toEqual({
      passed: true,
    });
  });

  test('gets issue, transition, configuration and the fields of the screen, and shows its own message', async () => {
    const attempt = attemptOf('FIX-1', {}, { labels: null });
    expect(await site.site.rules.validate(ruleOf('by-function', { behaviour: 'refuse' }), attempt)).toEqual({
      passed: false,
      message: `refused FIX-1 to ${attempt.transition.toStatusId} with {"labels":null}`,
    });
  });

  test.each([
    ['throws', { behaviour: 'throw' }],
    ['answers nonsense', { behaviour: 'nonsense' }],
  ])('blocks when the function %s', async (_, config) => {
    expect(await site.site.rules.validate(ruleOf('by-function', config), attemptOf('FIX-1'))).toMatchObject({
      passed: false,
      message: expect.stringContaining('could not be validated') as unknown,
    });
  });

  test('blocks when its code is missing, and the log names what', async () => {
    expect(await site.site.rules.validate(ruleOf('missing-export'), attemptOf('FIX-1'))).toMatchObject({
      passed: false,
    });
    expect(site.log.join('\n')).toContain('names the export "thereIsNoSuchExport", which index does not have');
  });

  test('blocks when it belongs to another app, to a removed module, or is disabled', async () => {
    const foreign: RuleRecord = {
      id: 'x',
      ruleKey: 'forge:expression-validator',
      parameters: { key: 'ari:cloud:ecosystem::extension/other/env/static/by-function' },
    };
    for (const rule of [
      foreign,
      ruleOf('no-such-module'),
      ruleOf('by-function', { behaviour: 'pass' }, { disabled: 'true' }),
    ]) {
      expect(await site.site.rules.validate(rule, attemptOf('FIX-1'))).toMatchObject({
        passed: false,
        message: expect.stringContaining('not installed') as unknown,
      });
    }
  });
});

describe('An expression validator', () => {
  test('sees the issue with the edits of the transition screen', async () => {
    expect(await site.site.rules.validate(ruleOf('by-expression'), attemptOf('FIX-1'))).toEqual({
      passed: false,
      message: 'Assign somebody first.',
    });
    expect(await site.site.rules.validate(ruleOf('by-expression'), attemptOf('FIX-1', { assigneeId: MEMBER }))).toEqual(
      { passed: true },
    );
    expect(await site.site.rules.validate(ruleOf('by-expression'), attemptOf('FIX-2'))).toEqual({ passed: true });
  });

  test('that returns a text fails with it, and sees its configuration', async () => {
    expect(await site.site.rules.validate(ruleOf('by-text', { why: 'review' }), attemptOf('FIX-2'))).toEqual({
      passed: true,
    });
    expect(await site.site.rules.validate(ruleOf('by-text', { why: 'review' }), attemptOf('FIX-1'))).toEqual({
      passed: false,
      message: 'FIX-1 has no assignee for review',
    });
  });

  test('may be overridden by its configuration', async () => {
    expect(await site.site.rules.validate(ruleOf('by-expression', { expression: 'true' }), attemptOf('FIX-1'))).toEqual(
      { passed: true },
    );
    expect(
      await site.site.rules.validate(
        ruleOf('by-expression', { expression: "config.expression.length > 0 ? 'its own text' : true" }),
        attemptOf('FIX-1'),
      ),
    ).toEqual({
      passed: false,
      message: 'its own text',
    });
  });

  test('blocks when it cannot be evaluated, and the app hears of it', async () => {
    const events: ProductEvent[] = [];
    site.site.onEvent((event) => events.push(event));
    expect(await site.site.rules.validate(ruleOf('broken-expression'), attemptOf('FIX-1'))).toMatchObject({
      passed: false,
    });
    site.site.commit();
    expect(events).toMatchObject([
      {
        eventType: 'avi:jira:failed:expression',
        payload: { validatorId: 'rule-broken-expression', expression: 'issue.noSuchProperty.more > 1' },
      },
    ]);
  });
});

describe('A condition', () => {
  const condition = (moduleKey: string, config?: unknown): RuleRecord => ({
    ...ruleOf(moduleKey, config),
    ruleKey: 'forge:expression-condition',
  });

  test('allows only on true', async () => {
    expect(await site.site.rules.allows(condition('only-assigned'), attemptOf('FIX-2'))).toBe(true);
    expect(await site.site.rules.allows(condition('only-assigned'), attemptOf('FIX-1'))).toBe(false);
    expect(await site.site.rules.allows(condition('only-assigned', { expression: "'true'" }), attemptOf('FIX-2'))).toBe(
      false,
    );
    expect(await site.site.rules.allows(condition('no-such-module'), attemptOf('FIX-2'))).toBe(false);
  });
});

describe('Custom fields', () => {
  const fieldId = (moduleKey: string): string =>
    [...site.site.all('field')].find((field) => field.moduleKey === moduleKey)?.id ?? '';

  test('are registered under ids that stay', () => {
    expect(site.site.get('field', fieldId('score'))).toMatchObject({
      name: 'Score',
      key: `${site.forge.identity.appId}__DEVELOPMENT__score`,
      schema: { type: 'number' },
      readOnly: false,
    });
    expect(site.site.get('field', fieldId('computed')).readOnly).toBe(true);
  });

  test('are validated and formatted by their expressions', async () => {
    const issue = site.site.findIssue('FIX-1') ?? null;
    expect(await site.site.rules.validateField(fieldId('score'), 50, issue, MEMBER)).toBeNull();
    expect(await site.site.rules.validateField(fieldId('score'), null, issue, MEMBER)).toBeNull();
    expect(await site.site.rules.validateField(fieldId('score'), 101, issue, MEMBER)).toBe('Enter 0 to 100.');
    if (issue === null) throw new Error('There is no FIX-1.');
    expect(await site.site.rules.formatField(fieldId('score'), 7, issue, MEMBER)).toBe('7 points');
    expect(await site.site.rules.formatField(fieldId('score'), null, issue, MEMBER)).toBe('none');
    expect(await site.site.rules.formatField(fieldId('computed'), 'x', issue, MEMBER)).toBeNull();
  });
});
