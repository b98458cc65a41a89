import type { WayToProceed } from '../../../../src/contract/api';
import { WAY_NAMES } from '../../parts/way-names';

const OFFERED: readonly { readonly value: WayToProceed; readonly help: string }[] = [
  { value: 'redefine-success', help: 'Agree to deliver something else, or less.' },
  { value: 'more-money', help: 'Raise the budget.' },
  { value: 'more-people', help: 'Add people to the work.' },
  { value: 'more-time', help: 'Move the finish.' },
  { value: 'stay', help: 'Change nothing but the plan’s details.' },
];

export const WAYS = OFFERED.map(({ value, help }) => ({ value, help, label: WAY_NAMES[value] }));
