import type { WayToProceed } from '../../../../src/contract/api';

export const WAYS: readonly { readonly value: WayToProceed; readonly label: string; readonly help: string }[] = [
  { value: 'redefine-success', label: 'Redefine success', help: 'Agree to deliver something else, or less.' },
  { value: 'more-money', label: 'More money', help: 'Raise the budget.' },
  { value: 'more-people', label: 'More people', help: 'Add people to the work.' },
  { value: 'more-time', label: 'More time', help: 'Move the finish.' },
  { value: 'stay', label: 'Stay on course', help: 'Change nothing but the plan’s details.' },
];

export function labelOfWay(way: WayToProceed): string {
  return WAYS.find((known) => known.value === way)?.label ?? way;
}
