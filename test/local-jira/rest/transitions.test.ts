/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument --
   answers are read by path, and a path that is wrong fails the assertion */
import type { TransitionAttempt } from '../../../local-jira/site/ports.ts';
import type { RuleRecord } from '../../../local-jira/site/model.ts';
import { createSmallSite, EVE, PAT, SAM, type SmallSite } from './small-site.ts';

const url = (key: string) => `/rest/api/3/issue/${key}/transitions`;
const move = ({ call }: SmallSite, as: string, key: string, id: string, more: object = {}) =>
  call(as, 'POST', url(key), { transition: { id }, ...more });
const names = (body: { transitions: { name: string }[] }) => body.transitions.map(({ name }) => name);

/** Puts rules on a transition of ALPHA's workflow. */
function withRules(
  { site }: SmallSite,
  transitionId: string,
  rules: { validators?: RuleRecord[]; conditions?: RuleRecord[] },
): void {
  const [workflow] = [...site.all('workflow')].filter(({ name }) => name === 'Reviewed work');
  if (workflow === undefined) throw new Error('no workflow');
  const transitions = workflow.transitions.map((transition) =>
    transition.id === transitionId
      ? {
          ...transition,
          validators: rules.validators ?? transition.validators,
          conditions:
            rules.conditions === undefined
              ? transition.conditions
              : { operation: 'ALL' as const, conditions: rules.conditions, groups: [] },
        }
      : transition,
  );
  site.put('workflow', { ...workflow, transitions });
}

describe('the transitions of an issue', () => {
  it('are those out of its status whose conditions hold for the caller', async () => {
    const small = createSmallSite();
    const { body } = await small.call(SAM, 'GET', url('ALPHA-1'));
    expect(names(body)).toEqual(['Ask for review', 'Reopen']);
    expect(body.transitions[0]).toMatchObject({
      id: '21',
      hasScreen: true,
      isGlobal: false,
      isConditional: false,
      to: { name: 'In Review' },
    });
    await move(small, SAM, 'ALPHA-1', '21');
    expect(names((await small.call(SAM, 'GET', url('ALPHA-1'))).body)).toEqual(['Reopen']);
    expect(names((await small.call(PAT, 'GET', url('ALPHA-1'))).body)).toEqual(['Approve', 'Reopen']);
    const all = await small.call(SAM, 'GET', `${url('ALPHA-1')}?includeUnavailableTransitions=true`);
    expect(all.body.transitions.map(({ isAvailable }: { isAvailable: boolean }) => isAvailable)).toEqual([false, true]);
  });

  it('carry the fields of their screens when asked', async () => {
    const { call } = createSmallSite();
    const { body } = await call(PAT, 'GET', `${url('ALPHA-1')}?expand=transitions.fields&transitionId=21`);
    expect(Object.keys(body.transitions[0].fields)).toEqual(['resolution', 'assignee', 'customfield_10016', 'comment']);
  });

  it('are none for those without the permission, and 404 for those who cannot see the issue', async () => {
    const { call } = createSmallSite();
    expect((await call(SAM, 'GET', url('BETA-1'))).body.transitions).toEqual([]);
    expect((await call(EVE, 'GET', url('BETA-1'))).status).toBe(404);
  });
});

describe('doing a transition', () => {
  it("moves the issue, sets the screen's fields and keeps one entry of history", async () => {
    const small = createSmallSite();
    const heard: string[] = [];
    small.site.onEvent(({ eventType }) => heard.push(eventType));
    const answer = await move(small, SAM, 'ALPHA-1', '21', {
      fields: { customfield_10016: 1700, assignee: { accountId: PAT } },
      update: {
        comment: [
          {
            add: {
              body: {
                type: 'doc',
                version: 1,
                content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Please look.' }] }],
              },
            },
          },
        ],
      },
    });
    expect(answer).toMatchObject({ status: 204, body: undefined });
    const issue = await small.call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1');
    expect(issue.body.fields).toMatchObject({
      status: { name: 'In Review' },
      customfield_10016: 1700,
      comment: { total: 2 },
    });
    const log = small.site.changelogOf('10000').at(-1);
    expect(log?.items.map(({ field }) => field)).toEqual(['status', 'assignee', 'Budget']);
    expect(heard).toEqual(['avi:jira:commented:issue', 'avi:jira:updated:issue', 'avi:jira:assigned:issue']);
  });

  it('runs post functions: done work is resolved, reopened work is not', async () => {
    const small = createSmallSite();
    await move(small, SAM, 'ALPHA-1', '21');
    expect((await move(small, PAT, 'ALPHA-1', '31')).status).toBe(204);
    expect(small.site.findIssue('ALPHA-1')).toMatchObject({ resolutionId: '10000', resolutionDate: small.clock.at });
    const story = createSmallSite();
    await move(story, SAM, 'BETA-1', '31');
    expect(story.site.findIssue('BETA-1')?.resolutionId).toBeNull();
  });

  it.each([
    ['no transition', {}, "Missing 'transition' identifier"],
    ['one from another status', { transition: { id: '31' } }, "Transition id '31' is not valid for this issue."],
    ['one that is not there', { transition: { id: '77' } }, "Transition id '77' is not valid for this issue."],
    ['the one that creates issues', { transition: { id: '1' } }, "Transition id '1' is not valid for this issue."],
  ])('refuses %s', async (_case, body, text) => {
    const { call, site } = createSmallSite();
    const answer = await call(PAT, 'POST', url('ALPHA-1'), body);
    expect(answer).toMatchObject({ status: 400, body: { errorMessages: [text], errors: {} } });
    expect(site.findIssue('ALPHA-1')?.statusId).toBe('3');
  });

  it('refuses a transition whose condition does not hold for the caller', async () => {
    const small = createSmallSite();
    await move(small, SAM, 'ALPHA-1', '21');
    expect(await move(small, SAM, 'ALPHA-1', '31')).toMatchObject({ status: 400 });
    expect(small.site.findIssue('ALPHA-1')?.statusId).not.toBe('10001');
  });

  it("refuses fields that are not on the transition's screen, all of them where there is none", async () => {
    const small = createSmallSite();
    const withScreen = await move(small, SAM, 'ALPHA-1', '21', { fields: { summary: 'x' } });
    expect(withScreen.body.errors.summary).toBe(
      "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.",
    );
    const without = await move(small, SAM, 'ALPHA-1', '41', { fields: { customfield_10016: 1 } });
    expect(without.body.errors.customfield_10016).toMatch(/cannot be set/);
    expect(small.site.findIssue('ALPHA-1')?.statusId).toBe('3');
  });

  it("says in the validator's words why it does not pass, judging the screen's edits too", async () => {
    const small = createSmallSite();
    await small.call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { duedate: null } });
    await move(small, SAM, 'ALPHA-1', '21');
    expect(await move(small, PAT, 'ALPHA-1', '31')).toMatchObject({
      status: 400,
      body: { errorMessages: ['A due date, please.'], errors: {} },
    });
    await small.call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { duedate: '2026-12-24' } });
    expect((await move(small, PAT, 'ALPHA-1', '31')).status).toBe(204);
  });

  it('asks the app behind a forge: validator, with the edited issue, and shows its message', async () => {
    const small = createSmallSite();
    const attempts: TransitionAttempt[] = [];
    small.site.rules = {
      ...small.site.rules,
      validate: (rule, attempt) => {
        attempts.push(attempt);
        const blocked = rule.parameters['config'] === 'block';
        return Promise.resolve(blocked ? { passed: false, message: 'CR-7 waits for Finance.' } : { passed: true });
      },
    };
    const rule = (config: string) => ({ id: config, ruleKey: 'forge:expression-validator', parameters: { config } });
    withRules(small, '21', { validators: [rule('pass'), rule('block'), rule('never reached')] });
    const answer = await move(small, SAM, 'ALPHA-1', '21', { fields: { customfield_10016: 9 } });
    expect(answer).toMatchObject({ status: 400, body: { errorMessages: ['CR-7 waits for Finance.'] } });
    expect(attempts).toHaveLength(2);
    expect(attempts[0]).toMatchObject({
      issue: { custom: { customfield_10016: 1500 } },
      edited: { custom: { customfield_10016: 9 } },
      modifiedFields: { customfield_10016: 9 },
      actorId: SAM,
    });
    expect(small.site.findIssue('ALPHA-1')).toMatchObject({ statusId: '3', custom: { customfield_10016: 1500 } });
  });

  it('fails closed on rules of an app that is not there, and on rules unknown', async () => {
    const small = createSmallSite();
    const rule = (ruleKey: string) => [{ id: 'r', ruleKey, parameters: {} }];
    withRules(small, '21', { validators: rule('forge:expression-validator') });
    expect((await move(small, SAM, 'ALPHA-1', '21')).status).toBe(400);
    withRules(small, '21', { validators: rule('system:from-the-future') });
    expect((await move(small, SAM, 'ALPHA-1', '21')).status).toBe(400);
    withRules(small, '21', { validators: [], conditions: rule('forge:expression-condition') });
    expect((await move(small, SAM, 'ALPHA-1', '21')).body.errorMessages).toEqual([
      "Transition id '21' is not valid for this issue.",
    ]);
    withRules(small, '21', { validators: [], conditions: [] });
    expect((await move(small, SAM, 'ALPHA-1', '21')).status).toBe(204);
  });

  it('does not move an issue twice when two are at it at once', async () => {
    const small = createSmallSite();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    small.site.rules = { ...small.site.rules, validate: () => held.then(() => ({ passed: true })) };
    withRules(small, '21', { validators: [{ id: 'r', ruleKey: 'forge:expression-validator', parameters: {} }] });
    const slow = move(small, SAM, 'ALPHA-1', '21');
    expect((await move(small, PAT, 'ALPHA-1', '41')).status).toBe(204);
    release();
    expect((await slow).status).toBe(409);
    expect(small.site.findIssue('ALPHA-1')?.statusId).toBe('10000');
  });
});

describe('system rules', () => {
  const condition = (ruleKey: string, parameters: Record<string, string>) => [{ id: 'r', ruleKey, parameters }];
  it.each([
    ['restricts to a role', 'system:restrict-issue-transition', { roleIds: '10002' }, [PAT]],
    ['restricts to the assignee', 'system:restrict-issue-transition', { accountIds: 'allow-assignee' }, [SAM]],
    [
      'restricts to the reporter or the assignee',
      'system:restrict-issue-transition',
      { accountIds: 'allow-reporter,allow-assignee' },
      [PAT, SAM],
    ],
    ['restricts nobody when it names none', 'system:restrict-issue-transition', {}, [PAT, SAM, EVE]],
    ['keeps everybody out', 'system:restrict-from-all-users', { restrictMode: 'usersAndAPI' }, []],
    [
      'compares numbers',
      'system:check-field-value',
      { fieldId: 'customfield_10016', fieldValue: '["1500"]', comparator: '>=', comparisonType: 'NUMBER' },
      [PAT, SAM, EVE],
    ],
    [
      'compares numbers and fails',
      'system:check-field-value',
      { fieldId: 'customfield_10016', fieldValue: '["1500"]', comparator: '>', comparisonType: 'NUMBER' },
      [],
    ],
    ['wants a status before', 'system:previous-status-condition', { previousStatusIds: '10000' }, [PAT, SAM, EVE]],
    ['wants a status not before', 'system:previous-status-condition', { previousStatusIds: '10000', not: 'true' }, []],
    ['separates duties', 'system:separation-of-duties', { fromStatusId: '10000', toStatusId: '3' }, [PAT, EVE]],
  ])('%s', async (_case, ruleKey, parameters, allowed) => {
    const small = createSmallSite();
    withRules(small, '21', { conditions: condition(ruleKey, parameters) });
    const seen: string[] = [];
    for (const user of [PAT, SAM, EVE]) {
      if (names((await small.call(user, 'GET', url('ALPHA-1'))).body).includes('Ask for review')) seen.push(user);
    }
    expect(seen).toEqual(allowed);
  });

  it.each([
    [{ ruleType: 'fieldRequired', fieldsRequired: 'customfield_10018' }, 'Region is required.'],
    [{ ruleType: 'fieldRequired', fieldsRequired: 'assignee' }, null],
    [{ ruleType: 'fieldChanged', fieldKey: 'customfield_10016' }, 'Field Budget has not been modified.'],
    [
      { ruleType: 'fieldMatchesRegularExpression', fieldKey: 'summary', regexp: '^[0-9]+$' },
      'Field Summary does not match the regular expression.',
    ],
    [
      {
        ruleType: 'dateFieldComparison',
        date1FieldKey: 'duedate',
        date2FieldKey: 'customfield_10015',
        conditionSelected: '>',
      },
      null,
    ],
    [
      {
        ruleType: 'dateFieldComparison',
        date1FieldKey: 'duedate',
        date2FieldKey: 'customfield_10015',
        conditionSelected: '<',
      },
      'Due date is not < Start date.',
    ],
    [
      {
        ruleType: 'windowDateComparison',
        date1FieldKey: 'duedate',
        date2FieldKey: 'customfield_10015',
        numberOfDays: '3',
      },
      'Due date is not within 3 days after Start date.',
    ],
  ])('validates a field value: %j', async (parameters, message) => {
    const small = createSmallSite();
    withRules(small, '21', {
      validators: condition('system:validate-field-value', parameters),
    });
    const { status, body } = await move(small, SAM, 'ALPHA-1', '21');
    if (message === null) expect(status).toBe(204);
    else expect(body.errorMessages).toEqual([message]);
  });

  it('validates a permission', async () => {
    const small = createSmallSite();
    withRules(small, '21', {
      validators: condition('system:check-permission-validator', { permissionKey: 'ADMINISTER_PROJECTS' }),
    });
    expect((await move(small, SAM, 'ALPHA-1', '21')).body.errorMessages).toEqual([
      "User 'Sam Smith' doesn't have the 'Administer Projects' permission",
    ]);
    expect((await move(small, PAT, 'ALPHA-1', '21')).status).toBe(204);
  });
});
