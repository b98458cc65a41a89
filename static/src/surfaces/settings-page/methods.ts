import type { EarnedValueMethod } from '../../../../src/contract/api';

/** The earned-value methods, each with what it means in one line. Finished work has earned all of its budget under every one. */
export const METHODS: readonly {
  readonly value: EarnedValueMethod['kind'];
  readonly label: string;
  readonly help: string;
}[] = [
  {
    value: 'percent-complete',
    label: 'Per cent complete',
    help: 'What people enter in the field “Per cent complete”.',
  },
  {
    value: 'start-credit',
    label: 'Fixed at start and finish',
    help: '0/100, 50/50, 20/80 and the like: a part when work leaves the “To Do” statuses, the rest when it is done.',
  },
  {
    value: 'weighted-milestones',
    label: 'Weighted milestones',
    help: 'A share of the budget for each status once it is reached; going back to “To Do” takes it away.',
  },
  {
    value: 'physical-units',
    label: 'Physical units',
    help: 'The field “Units done” as a share of “Units planned”.',
  },
  {
    value: 'apportioned',
    label: 'Apportioned',
    help: 'In step with the work item whose key is in the field “Apportioned to”, such as inspection with what it inspects.',
  },
  {
    value: 'level-of-effort',
    label: 'Level of effort',
    help: 'Earns its planned value as time passes, so it never shows a schedule variance; it is reported apart.',
  },
];
