import type {
  BaselineStage,
  BaselineVersion,
  ChangePanel,
  Figures,
  ForecastRange,
  GroupFiguresJson,
  GroupRow,
  MoneyJson,
  MoveExplained,
  MoveParts,
  Panel,
  Reply,
  SettingsView,
  SetupOptions,
  SetupPlan,
  VarianceGroups,
  VarianceReport,
  WorkPanel,
} from '../../src/contract/api';

/** Answers as the resolver gives them, for a small building project. */
export function eur(amount: string): MoneyJson {
  return { amount, currency: 'EUR' };
}

export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

const ISSUES: Readonly<Record<string, { id: string; key: string; summary: string }>> = {
  '10001': { id: '10001', key: 'HALL-1', summary: 'Pour the foundation of the east wing' },
  '10002': { id: '10002', key: 'HALL-2', summary: 'Raise the steel frame' },
  '10003': {
    id: '10003',
    key: 'HALL-3',
    summary:
      'Roof and gutters, including the glass lantern over the stair that the heritage office asked for in its letter',
  },
  '10042': { id: '10042', key: 'HALL-42', summary: 'Deeper piles under the east wing' },
  '10043': { id: '10043', key: 'HALL-43', summary: 'Second crane for the steel frame' },
};
const PEOPLE: Readonly<Record<string, string>> = {
  me: 'Mara Klein',
  ann: 'Ann Sponsor',
  bo: 'Bo Finance',
  cy: 'Cy Steering',
};

const TO_DO = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
const BUILDING = { id: '3', name: 'Building', statusCategory: { key: 'indeterminate' } };
const INSPECTION = { id: '4', name: 'Inspection', statusCategory: { key: 'indeterminate' } };
const DONE = { id: '5', name: 'Done', statusCategory: { key: 'done' } };
const WORK_TYPES = [
  { id: '10001', name: 'Task', statuses: [DONE, TO_DO, BUILDING, INSPECTION] },
  { id: '10002', name: 'Site management', statuses: [TO_DO, BUILDING, DONE] },
  { id: '10003', name: 'Inspection', statuses: [TO_DO, INSPECTION, DONE] },
];

/** Jira's answers to the lookups of the pages. */
export function jira(path: string, body: unknown): unknown {
  const request = (body ?? {}) as { issueIdsOrKeys?: string[]; jql?: string };
  const issueBeans = Object.values(ISSUES).map(({ id, key, summary }) => ({ id, key, fields: { summary } }));
  if (path === '/rest/api/3/issue/bulkfetch') {
    return {
      issues: issueBeans.filter(({ id, key }) =>
        request.issueIdsOrKeys?.some((wanted) => wanted === id || wanted === key),
      ),
    };
  }
  if (path === '/rest/api/3/search/jql')
    return { issues: issueBeans.filter(({ fields }) => request.jql?.includes(fields.summary.split(' ')[0] ?? '')) };
  const users = Object.entries(PEOPLE).map(([accountId, displayName]) => ({
    accountId,
    displayName,
    accountType: 'atlassian',
    active: true,
  }));
  if (path.startsWith('/rest/api/3/user/bulk'))
    return { values: users.filter(({ accountId }) => path.includes(`accountId=${accountId}&`)) };
  if (path.startsWith('/rest/api/3/user/search')) return users;
  if (path === '/rest/api/3/project/HALL/components') {
    return [
      { id: '10201', name: 'East wing' },
      { id: '10202', name: 'Roof' },
    ];
  }
  if (path === '/rest/api/3/project/HALL/statuses') return WORK_TYPES;
  return undefined;
}

export const CONTEXT = {
  extension: { type: 'jira:issuePanel', issue: { id: '10001', key: 'HALL-1' }, project: { id: '10100', key: 'HALL' } },
};

export const WORK_PANEL: WorkPanel = {
  kind: 'work',
  issueId: '10001',
  issueKey: 'HALL-1',
  statusDay: '2026-06-30',
  budget: eur('52000.00'),
  actualCost: eur('31250.50'),
  percentComplete: 55,
  earningNote: null,
  start: '2026-05-04',
  finish: '2026-07-17',
  original: {
    version: 1,
    name: 'Original plan',
    budget: eur('40000.00'),
    start: '2026-05-04',
    finish: '2026-07-03',
    plannedValue: eur('37333.33'),
    earnedValue: eur('22000.00'),
    costVariance: eur('-9250.50'),
    budgetVariance: eur('12000.00'),
    scheduleVarianceDays: -10,
  },
  current: {
    version: 3,
    name: 'HALL-40',
    budget: eur('46000.00'),
    start: '2026-05-04',
    finish: '2026-07-10',
    plannedValue: eur('39428.57'),
    earnedValue: eur('25300.00'),
    costVariance: eur('-5950.50'),
    budgetVariance: eur('6000.00'),
    scheduleVarianceDays: -5,
  },
  hasBaseline: true,
  breaches: [
    'The budget of €52,000.00 is 13 % over the current baseline of €46,000.00; the tolerance is 5 %.',
    'The due date is 5 working days after the baseline finish of Jul 10, 2026; the tolerance is 2.',
  ],
  changes: [
    {
      changeId: '10042',
      issueKey: 'HALL-42',
      state: 'in-review',
      cost: eur('6000.00'),
      days: 5,
      waitingFor: ['bo', 'cy'],
      approvals: 1,
      quorum: 2,
    },
    {
      changeId: '10043',
      issueKey: 'HALL-43',
      state: 'approved',
      cost: eur('6000.00'),
      days: 5,
      waitingFor: [],
      approvals: 2,
      quorum: 2,
    },
    {
      changeId: '10099',
      issueKey: 'SECRET-9',
      state: 'draft',
      cost: eur('0.00'),
      days: 0,
      waitingFor: [],
      approvals: 0,
      quorum: 2,
    },
  ],
  waitingFor: ['HALL-42 (+€6,000.00, +5 working days) is in review: 1 of 2 approvals given.'],
  canRaise: { allowed: true, reason: null },
};

const allowed = { allowed: true, reason: null };
const refused = (reason: string): { allowed: false; reason: string } => ({ allowed: false, reason });

export const CHANGE_PANEL: ChangePanel = {
  kind: 'change',
  changeId: '10042',
  issueKey: 'HALL-42',
  state: 'in-review',
  seq: 3,
  termsHash: 'a'.repeat(64),
  terms: {
    reason:
      'The ground survey found fill down to six metres.\nWithout deeper piles the east wing cannot be founded and the frame stands idle from July.',
    way: 'more-money',
    lines: [
      { kind: 'adjust', issueId: '10001', cost: '6000.00', finishDays: 5 },
      { kind: 'add', issueId: '10003', budget: '4500.00', start: '2026-07-20', finish: '2026-07-31' },
      { kind: 'remove', issueId: '10002' },
    ],
    options: [
      { way: 'redefine-success', description: 'Leave the east wing out of this phase', cost: '-18000.00', days: -10 },
      { way: 'more-time', description: 'Consolidate the ground first', cost: '1500.00', days: 40 },
    ],
  },
  currency: 'EUR',
  cost: eur('10500.00'),
  days: 5,
  effects: [
    {
      issueId: '10001',
      issueKey: 'HALL-1',
      kind: 'adjust',
      before: { budget: eur('46000.00'), start: '2026-05-04', finish: '2026-07-10' },
      after: { budget: eur('52000.00'), start: '2026-05-04', finish: '2026-07-17' },
    },
    {
      issueId: '10003',
      issueKey: 'HALL-3',
      kind: 'add',
      before: null,
      after: { budget: eur('4500.00'), start: '2026-07-20', finish: '2026-07-31' },
    },
    {
      issueId: '10002',
      issueKey: 'HALL-2',
      kind: 'remove',
      before: { budget: eur('0.00'), start: '2026-06-01', finish: '2026-07-24' },
      after: null,
    },
  ],
  hiddenLines: 1,
  raisedBy: 'me',
  approvers: [
    { accountId: 'ann', vote: 'approved', at: '2026-06-29T09:30:00.000Z', reason: 'The survey leaves no choice.' },
    { accountId: 'bo', vote: null, at: null, reason: null },
    { accountId: 'cy', vote: null, at: null, reason: null },
  ],
  quorum: 2,
  journal: [
    {
      seq: 1,
      kind: 'change-raised',
      by: 'me',
      at: '2026-06-26T08:00:00.000Z',
      text: 'Raised as a draft: +€10,500.00, 5 working days later.',
      hash: `1f3a${'0'.repeat(60)}`,
    },
    {
      seq: 2,
      kind: 'change-submitted',
      by: 'me',
      at: '2026-06-26T08:20:00.000Z',
      text: 'Submitted for review; 2 of 3 approvers must agree.',
      hash: `9bc2${'0'.repeat(60)}`,
    },
    {
      seq: 3,
      kind: 'change-vote',
      by: 'ann',
      at: '2026-06-29T09:30:00.000Z',
      text: 'Approved (1 of 2).',
      hash: `77d0${'0'.repeat(60)}`,
    },
  ],
  can: {
    edit: refused('Terms can only be edited while the change request is a draft.'),
    submit: refused('It is in review already.'),
    approve: allowed,
    reject: allowed,
    withdraw: refused('Only the person who raised it can withdraw it.'),
    revise: refused('Only a rejected change request can be revised.'),
  },
  baselineVersion: null,
  unfinished: [],
};

export const CHANGE_DRAFT: ChangePanel = {
  ...CHANGE_PANEL,
  state: 'draft',
  seq: 1,
  journal: CHANGE_PANEL.journal.slice(0, 1),
  approvers: CHANGE_PANEL.approvers.map((approver) => ({ ...approver, vote: null, at: null, reason: null })),
  can: {
    ...CHANGE_PANEL.can,
    edit: allowed,
    submit: allowed,
    approve: refused('It has not been submitted.'),
    reject: refused('It has not been submitted.'),
    withdraw: allowed,
  },
};

export const NO_PANEL: Panel = {
  kind: 'unconfigured',
  message:
    'A project administrator must save Plumbline’s settings for this project first (Project settings → Plumbline).',
};

const version = (part: Partial<BaselineVersion>): BaselineVersion => ({
  version: 1,
  name: 'Original plan',
  kind: 'capture',
  changeIssueId: null,
  changeIssueKey: null,
  by: 'me',
  at: '2026-04-30T14:00:00.000Z',
  items: 42,
  budget: eur('480000.00'),
  start: '2026-05-04',
  finish: '2026-10-30',
  budgetChange: null,
  finishChangeDays: null,
  ...part,
});

export const VERSIONS: readonly BaselineVersion[] = [
  version({
    version: 3,
    name: 'HALL-43',
    kind: 'change',
    changeIssueId: '10043',
    changeIssueKey: 'HALL-43',
    by: 'ann',
    budget: eur('504000.00'),
    finish: '2026-11-13',
    budgetChange: eur('18000.00'),
    finishChangeDays: 5,
  }),
  version({
    version: 2,
    name: 'HALL-40',
    kind: 'change',
    changeIssueId: '10040',
    changeIssueKey: 'HALL-40',
    by: 'bo',
    budget: eur('486000.00'),
    finish: '2026-11-06',
    budgetChange: eur('6000.00'),
    finishChangeDays: 5,
  }),
  version({}),
];

const ORIGINAL_FIGURES: Figures = {
  plannedValue: eur('160000.00'),
  earnedValue: eur('139200.00'),
  actualCost: eur('151300.75'),
  budgetAtCompletion: eur('480000.00'),
  plannedShare: { value: 0.333333 },
  completeShare: { value: 0.29 },
  spentShare: { value: 0.31521 },
  scheduleVariance: eur('-20800.00'),
  costVariance: eur('-12100.75'),
  scheduleVarianceShare: { value: -0.13 },
  costVarianceShare: { value: -0.086931 },
  schedulePerformanceIndex: { value: 0.87 },
  costPerformanceIndex: { value: 0.920022 },
  estimates: {
    atPlannedRate: { value: eur('492100.75') },
    atCostPerformance: { value: eur('521726.72') },
    atSchedulePerformance: { value: eur('543024.89') },
    atCostAndSchedulePerformance: { value: eur('577077.73') },
    weighted: { value: eur('525799.04') },
    atRecentPerformance: { value: eur('538573.48') },
    bottomUp: { undefined: 'open work without a remaining estimate' },
  },
  estimateAtCompletion: { value: eur('521726.72') },
  estimateBasis: 'cost-performance',
  estimateToComplete: { value: eur('370425.97') },
  varianceAtCompletion: { value: eur('-41726.72') },
  toCompletePerformanceIndex: { toBudget: { value: 1.036814 }, toEstimate: { value: 0.920022 } },
  inTime: {
    actualTime: 42,
    plannedDuration: 130,
    earnedSchedule: { value: 37.5 },
    scheduleVariance: { value: -4.5 },
    schedulePerformanceIndex: { value: 0.892857 },
    toCompleteSchedulePerformanceIndex: { value: 1.051136 },
    atPlannedRate: { duration: { value: 134.5 }, finish: { value: '2026-11-06' } },
    atSchedulePerformance: { duration: { value: 145.6 }, finish: { value: '2026-11-23' } },
    atCostAndSchedulePerformance: { duration: { value: 154.606018 }, finish: { value: '2026-12-04' } },
  },
  lowMaturity: false,
  preferScheduleInTime: false,
};

const CURRENT_FIGURES: Figures = {
  plannedValue: eur('135000.00'),
  earnedValue: eur('141000.00'),
  actualCost: eur('151300.75'),
  budgetAtCompletion: eur('504000.00'),
  plannedShare: { value: 0.267857 },
  completeShare: { value: 0.279762 },
  spentShare: { value: 0.3002 },
  scheduleVariance: eur('6000.00'),
  costVariance: eur('-10300.75'),
  scheduleVarianceShare: { value: 0.044444 },
  costVarianceShare: { value: -0.073055 },
  schedulePerformanceIndex: { value: 1.044444 },
  costPerformanceIndex: { value: 0.931919 },
  estimates: {
    atPlannedRate: { value: eur('514300.75') },
    atCostPerformance: { value: eur('540819.70') },
    atSchedulePerformance: { value: eur('498853.94') },
    atCostAndSchedulePerformance: { value: eur('524244.43') },
    weighted: { value: eur('531634.91') },
    atRecentPerformance: { value: eur('554634.08') },
    bottomUp: { undefined: 'open work without a remaining estimate' },
  },
  estimateAtCompletion: { value: eur('540819.70') },
  estimateBasis: 'cost-performance',
  estimateToComplete: { value: eur('389518.95') },
  varianceAtCompletion: { value: eur('-36819.70') },
  toCompletePerformanceIndex: { toBudget: { value: 1.029205 }, toEstimate: { value: 0.931919 } },
  inTime: {
    actualTime: 42,
    plannedDuration: 140,
    earnedSchedule: { value: 43.25 },
    scheduleVariance: { value: 1.25 },
    schedulePerformanceIndex: { value: 1.029762 },
    toCompleteSchedulePerformanceIndex: { value: 0.987245 },
    atPlannedRate: { duration: { value: 138.75 }, finish: { value: '2026-11-12' } },
    atSchedulePerformance: { duration: { value: 135.953757 }, finish: { value: '2026-11-09' } },
    atCostAndSchedulePerformance: { duration: { value: 142.817546 }, finish: { value: '2026-11-18' } },
  },
  lowMaturity: false,
  preferScheduleInTime: false,
};

/** Parts in the order in which they are told; the total is the last. */
function parts(...amounts: readonly [string, string, string, string, string, string, string]): MoveParts {
  const [scope, cost, again, efficiency, outside, remaining, total] = amounts;
  return {
    approvedScopeChange: eur(scope),
    approvedCostChange: eur(cost),
    recaptured: eur(again),
    costEfficiency: eur(efficiency),
    outsideBaseline: eur(outside),
    remainingForecast: eur(remaining),
    total: eur(total),
  };
}

/** Of the same project as {@link REPORT}: from its original budget to its estimate. */
export const MOVED: MoveExplained = {
  statusDay: '2026-06-30',
  from: eur('480000.00'),
  budget: eur('504000.00'),
  to: eur('540819.70'),
  parts: parts('18000.00', '6000.00', '0.00', '9700.75', '600.00', '26518.95', '60819.70'),
  rows: [],
  rest: null,
};

/** By component, one of several apart, and work under a security level. */
export const MOVED_GROUPS: MoveExplained = {
  ...MOVED,
  rows: [
    {
      group: { kind: 'of', ids: ['10201'] },
      parts: parts('18000.00', '0.00', '0.00', '12000.00', '0.00', '20000.00', '50000.00'),
    },
    {
      group: { kind: 'of', ids: ['10201', '10202'] },
      parts: parts('0.00', '6000.00', '0.00', '-2500.00', '0.00', '6518.95', '10018.95'),
    },
    { group: { kind: 'none' }, parts: parts('0.00', '0.00', '0.00', '100.75', '600.00', '0.00', '700.75') },
    { group: { kind: 'unnamed' }, parts: parts('0.00', '0.00', '0.00', '100.00', '0.00', '0.00', '100.00') },
  ],
};

const METHOD =
  'Bootstrap of the project’s own completed periods (Efron 1979): each trial draws a history from them with replacement, ' +
  'and from that history the periods of the rest, each with its cost and progress together.';

const RANGE: ForecastRange = {
  finalCost: { p50: { value: eur('541870.25') }, p80: { value: eur('569312.00') } },
  finish: { p50: { value: '2026-11-10' }, p80: { value: '2026-12-02' } },
  method: METHOD,
  trials: 4000,
  weeksOfHistory: 8,
  weeksNeeded: 6,
};

/** Of one group, all alike but for what is given. */
export function groupRow(part: Partial<GroupFiguresJson>): GroupRow {
  return {
    figures: {
      budgetAtCompletion: eur('1000.00'),
      plannedValue: eur('800.00'),
      earnedValue: eur('600.00'),
      actualCost: eur('450.00'),
      scheduleVariance: eur('-200.00'),
      costVariance: eur('150.00'),
      schedulePerformanceIndex: { value: 0.75 },
      costPerformanceIndex: { value: 4 / 3 },
      completeShare: { value: 0.6 },
      lowMaturity: false,
      ...part,
    },
    curve: {
      plannedValue: ['100.00', '600.00', '800.00', '1000.00'],
      earnedValue: ['0.00', '600.00', '600.00'],
      actualCost: ['0.00', '450.00', '450.00'],
    },
  };
}

export const GROUPS: VarianceGroups = {
  statusDay: '2026-06-17',
  currency: 'EUR',
  days: ['2026-06-08', '2026-06-15', '2026-06-17', '2026-06-19'],
  rows: [
    { group: { kind: 'of', ids: ['10201', '10202'] }, ...groupRow({ costVariance: eur('-215.00') }) },
    { group: { kind: 'of', ids: ['10201'] }, ...groupRow({ completeShare: { value: 0.1 }, lowMaturity: true }) },
    {
      group: { kind: 'none' },
      ...groupRow({
        actualCost: eur('0.00'),
        costPerformanceIndex: { undefined: 'no actual cost recorded' },
        completeShare: { undefined: 'no budget in the baseline' },
      }),
    },
    { group: { kind: 'unnamed' }, ...groupRow({ costVariance: eur('0.00') }) },
  ],
  rest: null,
  whole: groupRow({ budgetAtCompletion: eur('4000.00') }),
};

export const REPORT: VarianceReport = {
  state: 'ready',
  statusDay: '2026-06-30',
  currency: 'EUR',
  original: {
    version: version({}),
    figures: ORIGINAL_FIGURES,
    range: { ...RANGE, finalCost: { p50: { value: eur('522903.10') }, p80: { value: eur('548277.64') } } },
    levelOfEffort: null,
  },
  current: {
    version: version({
      version: 3,
      name: 'HALL-43',
      kind: 'change',
      changeIssueId: '10043',
      changeIssueKey: 'HALL-43',
      budget: eur('504000.00'),
      finish: '2026-11-13',
    }),
    figures: CURRENT_FIGURES,
    range: RANGE,
    levelOfEffort: null,
  },
  estimates: { costWeightPercent: 80, recentPeriods: 3 },
  curve: curve(),
  carried: null,
  issues: [
    {
      issueId: '10001',
      issueKey: 'HALL-1',
      budget: eur('46000.00'),
      plannedValue: eur('39428.57'),
      earnedValue: eur('25300.00'),
      actualCost: eur('31250.50'),
      costVariance: eur('-5950.50'),
      scheduleVarianceDays: -5,
      earningNote: null,
    },
    {
      issueId: '10003',
      issueKey: 'HALL-3',
      budget: eur('64500.00'),
      plannedValue: eur('12000.00'),
      earnedValue: eur('12000.00'),
      actualCost: eur('12000.00'),
      costVariance: eur('0.00'),
      scheduleVarianceDays: 0,
      earningNote: null,
    },
    {
      issueId: '10007',
      issueKey: 'HALL-7',
      budget: eur('9000.00'),
      plannedValue: eur('9000.00'),
      earnedValue: eur('9000.00'),
      actualCost: eur('8100.00'),
      costVariance: eur('900.00'),
      scheduleVarianceDays: null,
      earningNote: null,
    },
  ],
  issuesTotal: 45,
  issuesUnnamed: 2,
  bridge: {
    original: eur('480000.00'),
    steps: [
      { version: 2, label: 'Change request', changeIssueKey: 'HALL-42', budget: eur('6000.00'), finishDays: 5 },
      { version: 3, label: 'Change request', changeIssueKey: 'HALL-43', budget: eur('18000.00'), finishDays: 5 },
    ],
    current: eur('504000.00'),
    holds: true,
  },
  exclusions: [
    { issueId: '10002', issueKey: 'HALL-2', reason: 'no-budget', explanation: 'It has no budget.' },
    {
      issueId: '10008',
      issueKey: 'HALL-8',
      reason: 'finish-before-start',
      explanation: 'Its due date, Jun 1, 2026, is before its planned start, Jul 1, 2026.',
    },
  ],
  excludedTotal: 2,
  unmeasured: [],
  unmeasuredTotal: 0,
  costOutsideBaseline: eur('1275.00'),
  asOf: '2026-06-30T15:42:00.000Z',
};

function curve(): VarianceReport['curve'] {
  const week = 7 * 86_400_000;
  return Array.from({ length: 29 }, (_, index) => {
    const day = new Date(Date.parse('2026-05-04T00:00:00Z') + index * week).toISOString().slice(0, 10);
    const past = day <= '2026-06-30';
    const share = 1 / (1 + Math.exp(-(index - 13) / 4));
    return {
      day,
      reported: false,
      plannedValue: eur((504000 * share).toFixed(2)),
      earnedValue: past ? eur((504000 * share * 0.9).toFixed(2)) : null,
      actualCost: past ? eur((504000 * share * 1.05).toFixed(2)) : null,
    };
  });
}

export const SETTINGS: SettingsView = {
  saved: true,
  settings: {
    currency: 'EUR',
    workdays: [1, 2, 3, 4, 5],
    holidays: ['2026-12-25', '2026-12-26', '2027-01-01'],
    timeZone: 'Europe/Berlin',
    plannedStart: 'plumbline',
    hourlyRate: eur('85.00'),
    tolerance: { costPercent: 5, scheduleDays: 2 },
    approvers: ['ann', 'bo', 'cy'],
    quorum: 2,
    earnedValue: { method: { kind: 'percent-complete' }, overrides: [] },
    estimates: { costWeightPercent: 80, recentPeriods: 3 },
  },
  canEdit: true,
  currencyLocked: 'The currency cannot change any more: a baseline is in it.',
};

export const STAGE: BaselineStage = {
  stageId: 'stage-1',
  state: 'ready',
  jql: '',
  scanned: 45,
  included: 42,
  excluded: 3,
  budget: eur('480000.00'),
  start: '2026-05-04',
  finish: '2026-10-30',
  exclusions: REPORT.exclusions,
  unnamed: 1,
  failure: null,
};

export const SETUP_OPTIONS: SetupOptions = {
  projects: [
    { id: '10100', key: 'HALL', name: 'Harbour Hall', ready: true },
    { id: '10101', key: 'QUAY', name: 'Quay wall', ready: false },
  ],
  workflows: [
    {
      id: 'wf-1',
      name: 'Software workflow',
      usedBy: ['Harbour Hall', 'Quay wall'],
      transitions: [
        { id: '11', name: 'Start', from: ['To do'], to: 'In progress', gated: false },
        { id: '21', name: 'Finish', from: [], to: 'Done', gated: true },
      ],
    },
  ],
};

export const SETUP_PLAN: SetupPlan = {
  steps: [
    {
      id: 'issue-type',
      title: 'Issue type “Change Request”',
      detail: 'Found; nothing to do.',
      state: 'in-place',
      undo: 'Delete the issue type under Settings → Work items.',
    },
    {
      id: 'workflow',
      title: 'Workflow “Plumbline Change Request”',
      detail: 'Creates 7 statuses and a workflow with Plumbline’s decision rule on Approved, Rejected and Withdrawn.',
      state: 'needed',
      undo: 'Remove the workflow from the workflow scheme, then delete it.',
    },
    {
      id: 'gate:wf-1:11',
      title: 'Gate on “Start” in Software workflow',
      detail: 'Adds the rule “Plumbline gate” to the transition Start → In progress.',
      state: 'needed',
      undo: 'Open the workflow, choose the transition and remove the rule.',
    },
  ],
};
