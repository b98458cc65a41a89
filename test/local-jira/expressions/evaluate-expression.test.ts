import {
  conditionContext,
  fieldContext,
  validatorContext,
  withConstructors,
} from '../../../local-jira/expressions/contexts.ts';
import { evaluateExpression } from '../../../local-jira/expressions/evaluate-expression.ts';
import { issueObject } from '../../../local-jira/expressions/issue-object.ts';
import { userObject } from '../../../local-jira/expressions/jira-objects.ts';
import { fromJson } from '../../../local-jira/expressions/values.ts';
import type { TransitionAttempt } from '../../../local-jira/site/ports.ts';
import { ADMIN, BOB, EVE, createSmallSite } from '../small-site.ts';

const site = createSmallSite();
const getIssue = (key: string) => {
  const issue = site.findIssue(key);
  if (!issue) throw new Error(`the small site has no ${key}`);
  return issue;
};
const context = (key = 'ALPHA-1', actorId = BOB) =>
  withConstructors(site, actorId, {
    user: userObject(site, actorId),
    issue: issueObject(site, actorId, getIssue(key)),
    config: fromJson({ minimum: 100, names: ['a', 'b'], nothing: null }),
  });
const value = (source: string, key?: string, actorId?: string): unknown => {
  const result = evaluateExpression(source, context(key, actorId));
  if (!result.ok) throw result.error;
  return result.json;
};
const failure = (source: string): string => {
  const result = evaluateExpression(source, context());
  if (result.ok) throw new Error(`"${source}" gave ${JSON.stringify(result.json)}`);
  return result.error.message;
};

describe('the language', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['7 % 4', 3],
    ['-(1 + 1)', -2],
    ["'a' + 1 + null", 'a1null'],
    ['true && !false || false', true],
    ['1 < 2 == true', true],
    ["'a' < 'b'", true],
    ['1 == "1"', false],
    ['null ?? 5', 5],
    ['1 > 2 ? "yes" : "no"', 'no'],
    ['[1, 2, 3].map(x => x * 2)', [2, 4, 6]],
    ['[1, 2, 3, 4].filter(x => x % 2 == 0).length', 2],
    ['[3, 1, 2].sort((a, b) => a - b)', [1, 2, 3]],
    ['[1, 2, 3].reduce((sum, x) => sum + x, 0)', 6],
    ['[1, 2, 3].reduce((sum, x) => sum + x)', 6],
    ['[[1], [2, [3]]].flatten()', [1, 2, 3]],
    ['[1, 2].flatMap(x => [x, x])', [1, 1, 2, 2]],
    ['[1, 2].some(x => x > 1) && [1, 2].every(x => x > 0)', true],
    ['[1, 2].includes(2) && [1, 2].indexOf(3) == -1', true],
    ['[1, 2] + [3] + 4', [1, 2, 3, 4]],
    ['["a", "b"].join("-")', 'a-b'],
    ['[1, 2, 3][1]', 2],
    ['[1][5]', null],
    ['{a: 1, "b c": {d: [2]}}', { a: 1, 'b c': { d: [2] } }],
    ['{a: 1}.a + {a: 1}["a"]', 2],
    ['{a: 1}.missing', null],
    ['{a: 1}.set("b", 2).entries().length', 2],
    ['[1].map(i => {double: i * 2, list: [i]})', [{ double: 2, list: [1] }]],
    ['[1].map(i => { let d = i * 2; d + 1 })', [3]],
    ['let x = 2; let y = 3; x * y', 6],
    ['if (1 < 2) { "less" } else { "more" }', 'less'],
    ['let f = (a, b) => a + b; f(1, 2)', 3],
    ['try { throw "no" } catch (e) { e + "!" }', 'no!'],
    ['`sum ${1 + 1} of ${"x"}`', 'sum 2 of x'],
    ['typeof 1 + typeof "" + typeof [] + typeof null + typeof issue', 'NumberStringListnullIssue'],
    ['" Abc ".trim().toLowerCase()', 'abc'],
    ['"a,b".split(",")', ['a', 'b']],
    ['"abc".slice(1, 2) + "abc".indexOf("c")', 'b2'],
    ['"a1b22".replace(/[0-9]+/g, "-")', 'a-b-'],
    ['"2026-01".match(/(\\d+)-(\\d+)/)', ['2026-01', '2026', '01']],
    ['Number("1.5") + 1', 2.5],
    ['JSON.stringify({a: [1, null]})', '{"a":[1,null]}'],
    ['null?.a.b', null],
    ['config.minimum + 1', 101],
    ['config.nothing?.x', null],
    ['config["names"].length', 2],
    ['// a comment\n1 /* and */ + 1', 2],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });
});

describe("Jira's objects", () => {
  it.each<[string, unknown]>([
    ['issue.key + " " + issue.summary', 'ALPHA-1 Build the roof'],
    ['issue.id > 0', true],
    ['issue.status.name + "/" + issue.status.category.key', 'To Do/new'],
    ['issue.issueType.name', 'Epic'],
    ['issue.priority.name', 'High'],
    ['issue.assignee.displayName', 'Bob Builder'],
    ['issue.assignee == user', true],
    ['issue.reporter.accountId == user.accountId', false],
    ['issue.labels.includes("roof")', true],
    ['issue.components.map(c => c.name)', ['Roof']],
    ['issue.fixVersions.map(v => v.name + v.released)', ['1.0true']],
    ['issue.comments.map(c => c.author.displayName + ": " + c.body.plainText)', ['Bob Builder: Timber has arrived']],
    ['issue.worklogs.reduce((sum, w) => sum + w.timeSpentSeconds, 0)', 5400],
    ['issue.timeSpent', 5400],
    ['issue.links.map(l => [l.direction, l.type.inward, l.linkedIssue.key])', [['inward', 'is blocked by', 'ALPHA-2']]],
    ['issue.childIssues.map(i => i.key)', ['ALPHA-2']],
    ['issue.parent', null],
    ['issue.project.key', 'ALPHA'],
    ['issue.description.plainText.includes("rafters")', true],
    ['issue.dueDate', '2026-03-20'],
    ['issue.dueDate.plusDays(1) > issue.dueDate', true],
    ['issue.created.toISOString()', '2026-01-10T09:00:00.000Z'],
    ['issue.dueDate == new CalendarDate("2026-03-20")', true],
    ['new Date("2026-01-31T00:00:00Z").plusMonths(1).toISOString()', '2026-02-28T00:00:00.000Z'],
    ['user.groups.some(g => g.name == "finance")', true],
    ['new Issue("ALPHA-2").summary', 'Order tiles'],
    ['new Issue("NOPE-1")', null],
    ['issue.properties["absent"]', null],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it('reads custom fields by id and by key, typed by their schema', () => {
    const field = (moduleKey: string) => [...site.all('field')].find((candidate) => candidate.moduleKey === moduleKey);
    expect(value(`issue.${field('budget')?.id ?? ''} + 1`)).toBe(1501);
    expect(value(`issue['${field('budget')?.key ?? ''}']`)).toBe(1500);
    expect(value(`issue.${field('planned-start')?.id ?? ''} < new CalendarDate("2026-02-02")`)).toBe(true);
    expect(value(`issue.${field('budget')?.id ?? ''}`, 'ALPHA-3')).toBeNull();
  });

  it('does not show what the person may not see', () => {
    expect(value('new Issue("SECRET-1")', 'ALPHA-1', EVE)).toBeNull();
    expect(value('new Issue("SECRET-1").key', 'ALPHA-1', BOB)).toBe('SECRET-1');
  });

  it('reads history', () => {
    expect(value('issue.changelogs.map(c => c.items[0].toString)', 'ALPHA-2')).toEqual(['In Progress', 'Done']);
  });
});

describe('a failure', () => {
  it.each<[string, string]>([
    [
      '> 1',
      '!, -, typeof, (, IDENTIFIER, null, true, false, NUMBER, STRING, TEMPLATE_LITERAL, new, [ or { expected, > encountered.',
    ],
    [
      '',
      '!, -, typeof, (, IDENTIFIER, null, true, false, NUMBER, STRING, TEMPLATE_LITERAL, new, [ or { expected, EOF encountered.',
    ],
    ['(1', ') expected, EOF encountered.'],
    [
      "issue['a' + 'b']",
      `Evaluation failed: "issue['a' + 'b']" - Unrecognized property of \`issue\`: "ab" ('a' + 'b'). Available properties of type 'Issue' are: 'assignee', `,
    ],
    ['"a".startsWith("a")', 'Unrecognized property of `"a"`: "startsWith"'],
    ['[1].find(x => true)', 'Unrecognized property of `[1]`: "find"'],
    ["1 < '1'", "Can't compare Number to String."],
    ['nonsense', 'Unrecognized variable `nonsense`'],
    [
      'issue.parent.key',
      'Evaluation failed: "issue.parent.key" - Unable to get a property of null: `issue.parent` is null',
    ],
    ['1 && true', 'Expected Boolean, got Number.'],
    ['"a" - 1', 'Expected Number, got String.'],
    ['issue()', '`issue` is not a function'],
    ['throw "not now"', 'not now'],
  ])('%s', (source, message) => {
    expect(failure(source)).toContain(message);
  });

  it('comes from the limits: characters, leaves, steps, expensive operations', () => {
    expect(failure(`'${'x'.repeat(1038)}'`)).toBe('Jira expression is too long (1040), limit: 1000 characters');
    expect(failure(Array.from({ length: 150 }, () => '1').join('+'))).toBe(
      'Jira expression has too many nodes (150), limit: 100 leaves',
    );
    expect(failure('let f = (g, n) => n == 0 ? 0 : g(g, n - 1) + g(g, n - 1); f(f, 20)')).toContain('too complex');
    const eleven = Array.from({ length: 11 }, () => 'issue.comments').join(' + ');
    expect(failure(eleven)).toContain('too many expensive operations, limit: 10');
    expect(failure('try { let f = g => g(g); f(f) } catch (e) { 1 }')).toMatch(/nested too deeply|too complex/);
  });

  it('says where the syntax is wrong', () => {
    const result = evaluateExpression('1 +\n  > 2', context());
    expect(result).toMatchObject({ ok: false, error: { kind: 'syntax', line: 2, column: 3 } });
  });
});

describe('the context of a rule', () => {
  const issue = getIssue('ALPHA-3');
  const workflow = site.workflowOf(issue);
  const transition = workflow.transitions.find(({ type }) => type !== 'INITIAL');
  if (!transition) throw new Error('the default workflow has no transition');
  const attempt: TransitionAttempt = {
    issue,
    edited: { ...issue, summary: 'Edited' },
    workflow,
    transition,
    actorId: ADMIN,
    modifiedFields: {},
  };

  it('shows a validator the edits, the issue before them, and its configuration', () => {
    const source =
      '[issue.summary, originalIssue.summary, config.limit, transition.name, workflow.name, project.key, user.displayName]';
    const result = evaluateExpression(source, validatorContext(site, attempt, { limit: 3 }));
    expect(result).toMatchObject({
      ok: true,
      json: ['Edited', 'Paint', 3, transition.name, workflow.name, 'ALPHA', 'Ada Admin'],
    });
  });

  it('has no original issue at the initial transition, nor for a condition', () => {
    const creating = { ...attempt, transition: { ...transition, type: 'INITIAL' as const } };
    expect(evaluateExpression('originalIssue', validatorContext(site, creating, null)).ok).toBe(false);
    const condition = conditionContext(site, attempt, null, 'AND');
    expect(evaluateExpression('originalIssue', condition).ok).toBe(false);
    expect(evaluateExpression('groupOperator + issue.summary', condition)).toMatchObject({ json: 'ANDPaint' });
  });

  it('gives a field expression the value in its type', () => {
    const field = [...site.all('field')].find(({ moduleKey }) => moduleKey === 'planned-start');
    const seen = fieldContext(site, BOB, field?.id ?? '', '2026-05-01', issue);
    expect(
      evaluateExpression('value >= new CalendarDate("2026-05-01") && fieldId.includes("customfield_")', seen),
    ).toMatchObject({ json: true });
  });
});
