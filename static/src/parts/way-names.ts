import type { WayToProceed } from '../../../src/contract/api';

/** The same wherever a way to proceed is weighed, proposed or decided. */
export const WAY_NAMES: Readonly<Record<WayToProceed, string>> = {
  'redefine-success': 'Redefine success',
  'more-money': 'More money',
  'more-people': 'More people',
  'more-time': 'More time',
  stay: 'Stay as we are',
};
