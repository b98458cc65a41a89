import type { ProjectSettings } from '../contract/api';
import { DEFAULT_EARNED_VALUE, DEFAULT_ESTIMATES } from '../contract/parse-settings';

/** What the settings page shows while nobody has saved any. Nothing is counted with these. */
export const DEFAULT_SETTINGS: ProjectSettings = {
  currency: 'EUR',
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  plannedStart: 'plumbline',
  hourlyRate: { amount: '0.00', currency: 'EUR' },
  tolerance: { costPercent: 10, scheduleDays: 5 },
  approvers: [],
  quorum: 1,
  earnedValue: DEFAULT_EARNED_VALUE,
  estimates: DEFAULT_ESTIMATES,
};
