import { JqlError } from '../../../local-jira/jql/jql-error.ts';
import { searchIssues } from '../../../local-jira/jql/search-issues.ts';
import { ADMIN, BOB, EVE, createSmallSite } from '../small-site.ts';

const site = createSmallSite();
const keys = (jql: string, actorId: string | null = BOB) => searchIssues(site, actorId, jql).map((issue) => issue.key);
const found = (jql: string, actorId?: string) => keys(jql, actorId).sort();
const refusal = (jql: string, actorId: string | null = BOB): readonly string[] => {
  try {
    searchIssues(site, actorId, jql);
  } catch (error) {
    if (error instanceof JqlError) return error.errorMessages;
    throw error;
  }
  throw new Error(`"${jql}" was not refused`);
};

const ALPHA = ['ALPHA-1', 'ALPHA-10', 'ALPHA-2', 'ALPHA-3'];

describe('a search', () => {
  it.each<[string, string[]]>([
    ['project = ALPHA', ALPHA],
    ['project = "alpha build"', ALPHA],
    ['project in (ALPHA, SECRET) and summary ~ tiles', ['ALPHA-2', 'SECRET-1']],
    ['project != ALPHA', ['SECRET-1']],
    ['key = alpha-2', ['ALPHA-2']],
    ['key in (ALPHA-1, ALPHA-3)', ['ALPHA-1', 'ALPHA-3']],
    ['key > ALPHA-2 and project = ALPHA', ['ALPHA-10', 'ALPHA-3']],
    ['parent = ALPHA-1', ['ALPHA-2']],
    ['project = ALPHA and parent is EMPTY', ['ALPHA-1', 'ALPHA-10', 'ALPHA-3']],
    ['issuetype = Epic', ['ALPHA-1']],
    ['type in standardIssueTypes() and project = SECRET', ['SECRET-1']],
    ['status = Done', ['ALPHA-2']],
    ['statusCategory = done', ['ALPHA-2']],
    ['project = ALPHA and statusCategory != Done', ['ALPHA-1', 'ALPHA-10', 'ALPHA-3']],
    ['resolution = Unresolved and project = ALPHA', ['ALPHA-1', 'ALPHA-10', 'ALPHA-3']],
    ['resolution is not EMPTY', ['ALPHA-2']],
    ['assignee = currentUser()', ['ALPHA-1']],
    ['assignee = "Eve Early"', ['ALPHA-3']],
    ['assignee = "eve@example.com"', ['ALPHA-3']],
    ['project = ALPHA and assignee in membersOf(finance)', ['ALPHA-1']],
    ['project = ALPHA and assignee is EMPTY', ['ALPHA-10', 'ALPHA-2']],
    ['project = ALPHA and assignee in (EMPTY, currentUser())', ['ALPHA-1', 'ALPHA-10', 'ALPHA-2']],
    ['labels = urgent', ['ALPHA-1']],
    ['labels in (ROOF)', ['ALPHA-1']],
    ['component = roof', ['ALPHA-1']],
    ['fixVersion in releasedVersions()', ['ALPHA-1']],
    ['priority = High', ['ALPHA-1']],
    ['project = ALPHA and priority > Medium', ['ALPHA-1']],
    ['summary ~ "build roof"', ['ALPHA-1']],
    ['summary ~ "\\"roof build\\""', []],
    ['summary ~ "ti*"', ['ALPHA-10', 'ALPHA-2', 'SECRET-1']],
    ['description ~ rafters', ['ALPHA-1']],
    ['comment ~ timber', ['ALPHA-1']],
    ['text ~ tiles and project = ALPHA', ['ALPHA-1', 'ALPHA-2']],
    ['created >= 2026-03-15', ['ALPHA-10']],
    ['created >= "2026/03/14 23:30"', ['ALPHA-10', 'ALPHA-3']],
    ['created >= -1d', ['ALPHA-10', 'ALPHA-3']],
    ['created >= startOfDay()', ['ALPHA-10']],
    ['created >= startOfWeek(-1w) and project = ALPHA', ['ALPHA-10', 'ALPHA-3']],
    ['created < startOfMonth(-1)', ['ALPHA-1']],
    ['due = 2026-03-15', ['ALPHA-2']],
    ['due <= now()', ['ALPHA-2']],
    ['due >= endOfDay("+1d")', ['ALPHA-1']],
    ['worklogAuthor = "Bob Builder"', ['ALPHA-1']],
    ['worklogDate = "2026-02-02 08:00"', ['ALPHA-1']],
    ['timespent = 90m', ['ALPHA-1']],
    ['issue in linkedIssues(ALPHA-1)', ['ALPHA-2']],
    ['issue in linkedIssues(ALPHA-1, "is blocked by")', ['ALPHA-2']],
    ['issue in linkedIssues(ALPHA-1, "blocks")', []],
    ['issueLinkType = "is blocked by"', ['ALPHA-1']],
    ['project = ALPHA and resolution != Done', []],
  ])('%s', (jql, expected) => {
    expect(found(jql)).toEqual(expected);
  });

  it('finds who touched an issue by updatedBy', () => {
    expect(found('issuekey in updatedBy("Eve Early", 2026-02-28, 2026-03-02)')).toEqual(['ALPHA-2']);
  });

  it('reads days in the time zone of the reader', () => {
    // 23:30 UTC is half past midnight of the 15th in Berlin.
    expect(found('project = ALPHA and created >= 2026-03-15', BOB)).toEqual(['ALPHA-10']);
    expect(searchIssues(site, EVE, 'created >= startOfDay()').map(({ key }) => key)).toEqual(['ALPHA-10']);
    expect(found('project = ALPHA and created >= 2026-03-15', ADMIN)).toEqual(['ALPHA-10', 'ALPHA-3']);
    expect(found('project = ALPHA and created >= startOfDay()', ADMIN)).toEqual(['ALPHA-10', 'ALPHA-3']);
  });

  it('pushes NOT inwards as Jira does, so that empty fields do not match', () => {
    expect(found('project = ALPHA and NOT assignee = "Bob Builder"')).toEqual(['ALPHA-3']);
    expect(found('project = ALPHA and NOT (assignee = "Bob Builder" or status = Done)')).toEqual(['ALPHA-3']);
    expect(found('project = ALPHA and assignee not in ("Bob Builder")')).toEqual(['ALPHA-3']);
  });

  it('shows only what the actor may see', () => {
    expect(found('project in (ALPHA, SECRET)', EVE)).toEqual(ALPHA);
    expect(found('summary ~ tiles', EVE)).toEqual(['ALPHA-2']);
    expect(keys('summary ~ tiles', null)).toEqual([]);
    expect(refusal('key = SECRET-1', EVE)).toEqual(["An issue with key 'SECRET-1' does not exist for field 'key'."]);
  });
});

describe("an app's field", () => {
  it('is found by name, by number, and by name with its type', () => {
    const field = [...site.all('field')].find(({ moduleKey }) => moduleKey === 'budget');
    const number = String(field?.schema.customId);
    for (const clause of ['Budget', 'budget', `cf[${number}]`, '"Budget[Number]"']) {
      expect(found(`${clause} > 200`)).toEqual(['ALPHA-1']);
    }
    expect(found('Budget >= 200 and Budget < 1500')).toEqual(['ALPHA-2']);
    expect(found('project = ALPHA and Budget is EMPTY')).toEqual(['ALPHA-10', 'ALPHA-3']);
    expect(refusal('"Budget[Date]" > 200')).toEqual([
      "Field 'Budget[Date]' does not exist or you do not have permission to view it.",
    ]);
  });

  it('of text is compared exactly, and of date by day', () => {
    expect(found('Decision = approved')).toEqual(['ALPHA-1']);
    expect(found('Decision = approve')).toEqual([]);
    expect(refusal('Decision ~ approved')).toEqual(["The operator '~' is not supported by the 'Decision' field."]);
    expect(found('"Planned start" = 2026-02-01')).toEqual(['ALPHA-1']);
    expect(found('"Planned start" > "2026-02-01"')).toEqual([]);
  });
});

describe('history', () => {
  it.each<[string, string[]]>([
    ['status was "In Progress"', ['ALPHA-2']],
    ['status was "In Progress" by "Bob Builder"', ['ALPHA-2']],
    ['status was "In Progress" by "Eve Early"', []],
    ['status was "In Progress" before 2026-02-20', []],
    ['status was "In Progress" during (2026-02-21, 2026-02-22)', ['ALPHA-2']],
    ['project = ALPHA and status was not "In Progress"', ['ALPHA-1', 'ALPHA-10', 'ALPHA-3']],
    ['status was in ("In Progress") on 2026-02-25', ['ALPHA-2']],
    ['status changed', ['ALPHA-2']],
    ['status changed from "In Progress" to Done by "Eve Early" after 2026-02-28', ['ALPHA-2']],
    ['status changed from "In Progress" to Done before 2026-02-28', []],
    ['status changed on 2026-03-01', ['ALPHA-2']],
  ])('%s', (jql, expected) => {
    expect(found(jql)).toEqual(expected);
  });

  it('is refused for fields without it', () => {
    expect(refusal('summary was x')).toEqual(["History searches do not support the 'summary' field."]);
  });
});

describe('order', () => {
  it('sorts keys by project and number, descending and ascending', () => {
    expect(keys('project = ALPHA order by key')).toEqual(['ALPHA-1', 'ALPHA-2', 'ALPHA-3', 'ALPHA-10']);
    expect(keys('project = ALPHA order by key desc')).toEqual(['ALPHA-10', 'ALPHA-3', 'ALPHA-2', 'ALPHA-1']);
  });

  it('puts the newest first when nothing is said', () => {
    expect(keys('project = ALPHA')).toEqual(['ALPHA-10', 'ALPHA-3', 'ALPHA-2', 'ALPHA-1']);
  });

  it('puts the most pressing priority first when descending, then goes by the next column', () => {
    expect(keys('project = ALPHA order by priority desc, key desc')).toEqual([
      'ALPHA-1',
      'ALPHA-10',
      'ALPHA-2',
      'ALPHA-3',
    ]);
  });

  it('puts empty values last when ascending', () => {
    expect(keys('project = ALPHA order by Budget asc, key asc')).toEqual(['ALPHA-2', 'ALPHA-1', 'ALPHA-3', 'ALPHA-10']);
  });

  it('is refused for a field that is unknown or cannot be sorted, and for more than 7 fields', () => {
    expect(refusal('project = ALPHA order by nonsense')).toEqual([
      "Field 'nonsense' does not exist or you do not have permission to view it.",
    ]);
    expect(refusal('project = ALPHA order by comment')).toHaveLength(1);
    expect(refusal('project = ALPHA order by key, created, updated, due, priority, status, summary, assignee')).toEqual(
      ['The ORDER BY clause can contain a maximum of 7 fields.'],
    );
  });
});

describe('a refused query', () => {
  it.each<[string, string]>([
    ['universe = 42', "Field 'universe' does not exist or you do not have permission to view it."],
    [
      'issue.property[x].y = 42',
      "Field 'issue.property[x].y' does not exist or you do not have permission to view it.",
    ],
    ['project = INVALID', "The value 'INVALID' does not exist for the field 'project'."],
    ['project = 99', "A value with ID '99' does not exist for the field 'project'."],
    ['status = Nowhere', "The value 'Nowhere' does not exist for the field 'status'."],
    ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
    ['key = ALPHA-999', "An issue with key 'ALPHA-999' does not exist for field 'key'."],
    ['summary = test', "The operator '=' is not supported by the 'summary' field."],
    ['status in Done', `Operator 'in' does not support the non-list value '"Done"' for field 'status'.`],
    ['status = (Done)', `Operator '=' does not support the list value '("Done")' for field 'status'.`],
    ['assignee = nobodyAtAll()', "Unable to find JQL function 'nobodyAtAll()'."],
    [
      'created > yesterday',
      "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ],
    ['assignee = eve@example.com', "The character '@' is a reserved JQL character."],
    ['due = 2026-02-30', "Date value '2026-02-30' for field 'due' is invalid."],
    [
      'assignee in membersOf(nobody)',
      "Function 'membersOf' can not generate a list of usernames for group 'nobody'; the group does not exist.",
    ],
  ])('%s', (jql, message) => {
    expect(refusal(jql)).toEqual([expect.stringContaining(message)]);
  });

  it('lists every complaint once', () => {
    expect(refusal('universe = 1 or project = NO or universe = 2')).toEqual([
      "Field 'universe' does not exist or you do not have permission to view it.",
      "The value 'NO' does not exist for the field 'project'.",
    ]);
  });

  it('tells somebody who is not signed in that they may not see the field', () => {
    expect(refusal('universe = 1', null)).toEqual([
      "Field 'universe' does not exist or this field cannot be viewed by anonymous users.",
    ]);
  });

  it.each<[string, string]>([
    [
      'invalid query',
      "Error in the JQL Query: Expecting operator but got 'query'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)",
    ],
    ['project = ', 'Error in the JQL Query: Expecting either a value, list or function before the end of the query.'],
    ['project = ALPHA and', 'Error in the JQL Query: Expecting a field name at the end of the query.'],
    [
      'project = ALPHA BETA',
      "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'BETA'. (line 1, character 17)",
    ],
    [
      'summary ~ "half',
      `Error in the JQL Query: The quoted string 'half' has not been completed. (line 1, character 11)`,
    ],
  ])('is malformed: %s', (jql, message) => {
    expect(refusal(jql)).toEqual([message]);
  });
});

describe('a site of ten thousand issues', () => {
  it('answers in a fraction of a second, and by key at once', () => {
    const big = createSmallSite();
    const model = big.findIssue('ALPHA-3');
    if (!model) throw new Error('the small site lost ALPHA-3');
    for (let number = 100; number < 10_100; number += 1) {
      big.put('issue', {
        ...model,
        id: String(20_000 + number),
        key: `ALPHA-${String(number)}`,
        summary: `Wall ${String(number)}`,
      });
    }
    searchIssues(big, BOB, 'project = ALPHA');
    const started = performance.now();
    expect(searchIssues(big, BOB, 'status = "To Do" and summary ~ "wall" order by priority desc, key')).toHaveLength(
      10_000,
    );
    expect(performance.now() - started).toBeLessThan(1500);
    const single = performance.now();
    expect(searchIssues(big, BOB, 'key in (ALPHA-5000, ALPHA-7000) order by key')).toHaveLength(2);
    expect(performance.now() - single).toBeLessThan(100);
  });
});
