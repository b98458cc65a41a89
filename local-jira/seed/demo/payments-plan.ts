/**
 * The plan of the demo project: ten waves of two weeks, four work items each, 36 000 USD a wave, and what has happened in
 * them by Tuesday 30 June 2026. The figures are chosen so that they can be checked by hand: see test/story/notes.md.
 */

/** Every wave's four items cost this much, in order, in US dollars; an hour of work costs 100. */
export const WAVE_BUDGETS = [8_000, 12_000, 10_000, 6_000] as const;

export interface WaveProgress {
  /** Per cent complete of the four items on the status day. */
  readonly percent: readonly [number, number, number, number];
  /** A day's log for each item, on each of `days`: how many people log how much each. */
  readonly daily: readonly [DailyLog, DailyLog, DailyLog, DailyLog];
}
export interface DailyLog {
  readonly people: number;
  readonly each: string;
  /** How many working days of the wave have such a log, from its start. */
  readonly days: number;
}

const log = (people: number, each: string, days: number): DailyLog => ({ people, each, days });
const none = log(0, '0h', 0);
/** 80, 120, 100 and 60 hours: what was planned. */
const asPlanned = [log(1, '8h', 10), log(2, '6h', 10), log(2, '5h', 10), log(1, '6h', 10)] as const;
/** Ten per cent over: 88, 132, 110 and 66 hours. */
const tenOver = [log(1, '8h 48m', 10), log(2, '6h 36m', 10), log(2, '5h 30m', 10), log(1, '6h 36m', 10)] as const;
/** Twenty per cent over, on eight of the nine days that the holiday leaves: 96, 144, 120 and 72 hours. */
const twentyOver = [log(2, '6h', 8), log(3, '6h', 8), log(2, '7h 30m', 8), log(2, '4h 30m', 8)] as const;
const complete = [100, 100, 100, 100] as const;
const notStarted: WaveProgress = { percent: [0, 0, 0, 0], daily: [none, none, none, none] };

export const WAVES: readonly {
  readonly theme: string;
  readonly items: readonly [string, string, string, string];
  readonly progress: WaveProgress;
}[] = [
  {
    theme: 'Discovery',
    items: [
      'Map current payment flows',
      'Inventory merchant integrations',
      'Agree target architecture',
      'Assess PCI DSS scope',
    ],
    progress: { percent: complete, daily: asPlanned },
  },
  {
    theme: 'Foundations',
    items: [
      'Define API standards',
      'Provision cloud landing zone',
      'Build delivery pipeline',
      'Set up secrets management',
    ],
    progress: { percent: complete, daily: asPlanned },
  },
  {
    theme: 'Ledger',
    items: [
      'Design ledger schema',
      'Implement double-entry posting',
      'Build reconciliation engine',
      'Load-test the ledger',
    ],
    progress: { percent: complete, daily: tenOver },
  },
  {
    theme: 'Gateways',
    items: ['Wallet gateway adapter', 'Card gateway adapter', 'Bank transfer adapter', 'Gateway failover'],
    progress: { percent: complete, daily: tenOver },
  },
  {
    theme: 'Risk',
    items: ['Sanctions screening', 'Fraud scoring service', 'Strong customer authentication', 'Chargeback handling'],
    progress: { percent: [100, 100, 100, 80], daily: twentyOver },
  },
  {
    theme: 'Merchants',
    items: ['Merchant onboarding API', 'Merchant portal', 'Payout scheduling', 'Webhook delivery'],
    progress: { percent: [100, 50, 60, 0], daily: [log(2, '4h 48m', 10), log(1, '6h', 10), log(1, '7h', 10), none] },
  },
  {
    theme: 'Data',
    items: ['Reporting feed', 'Historical data migration', 'Dual-run comparison', 'Data retention jobs'],
    progress: { percent: [25, 10, 0, 0], daily: [log(1, '5h', 6), log(1, '4h', 5), none, none] },
  },
  {
    theme: 'Compliance',
    items: ['Disaster recovery drill', 'Penetration test fixes', 'PCI DSS audit evidence', 'Access reviews'],
    progress: notStarted,
  },
  {
    theme: 'Pilot',
    items: ['Monitoring and alerting', 'Pilot with five merchants', 'Performance tuning', 'Runbooks and on-call'],
    progress: notStarted,
  },
  {
    theme: 'Cutover',
    items: [
      'Cutover rehearsal',
      'Migrate merchants, first half',
      'Migrate merchants, second half',
      'Decommission legacy switch',
    ],
    progress: notStarted,
  },
];

const FIRST_DAY = '2026-03-30';
export const HOLIDAY = '2026-05-25';
export const STATUS_INSTANT = '2026-06-30T08:00:00Z';
/** Days of a wave that are worked: two weeks of Monday to Friday, less the holiday. */
export function workingDaysOf(wave: number): readonly string[] {
  const monday = Date.parse(`${FIRST_DAY}T00:00:00Z`) + wave * 14 * 86_400_000;
  return [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]
    .map((offset) => new Date(monday + offset * 86_400_000).toISOString().slice(0, 10))
    .filter((day) => day !== HOLIDAY);
}
