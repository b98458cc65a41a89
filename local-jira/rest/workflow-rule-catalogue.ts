/** Atlassian's own workflow rules that this site runs. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/#api-rest-api-3-workflows-capabilities-get */
interface SystemRule {
  readonly ruleKey: string;
  readonly ruleType: 'Condition' | 'Validator' | 'Function' | 'Screen';
  readonly name: string;
  readonly description: string;
  readonly isAvailableForInitialTransition: boolean;
}

export const SYSTEM_RULES: readonly SystemRule[] = [
  {
    ruleKey: 'system:check-permission-validator',
    ruleType: 'Validator',
    name: 'Permission validator',
    description: 'Checks that a user has the required permission to execute the transition.',
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:validate-field-value',
    ruleType: 'Validator',
    name: 'Validate a field',
    description: "Ensures that a field's value meets the criteria before the transition.",
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:previous-status-validator',
    ruleType: 'Validator',
    name: 'Validate that an issue has been through a specific status',
    description: 'Checks that an issue has transitioned through specified previous statuses.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:parent-or-child-blocking-validator',
    ruleType: 'Validator',
    name: 'Validate the parent status',
    description: "Blocks the transition of a child issue depending on its parent's status.",
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:restrict-issue-transition',
    ruleType: 'Condition',
    name: 'Restrict who can move an issue',
    description: 'Restricts a transition by accounts, roles, groups and permissions.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:restrict-from-all-users',
    ruleType: 'Condition',
    name: 'Hide transition from user',
    description: 'Hides the transition from users; it can still be made by automation and API.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:check-field-value',
    ruleType: 'Condition',
    name: 'Restrict based on the value of a field',
    description: "Allows the transition when a field's value meets the criteria.",
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:previous-status-condition',
    ruleType: 'Condition',
    name: 'Restrict to when an issue has been through a specific status',
    description: 'Allows the transition when the issue has been in specified statuses.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:parent-or-child-blocking-condition',
    ruleType: 'Condition',
    name: 'Block transition until subtasks reach a status',
    description: 'Blocks the transition depending on the status of parent or child issues.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:separation-of-duties',
    ruleType: 'Condition',
    name: 'Block people who made another transition',
    description: 'Prevents a user from making the transition who has made another before.',
    isAvailableForInitialTransition: false,
  },
  {
    ruleKey: 'system:change-assignee',
    ruleType: 'Function',
    name: 'Assign an issue',
    description: 'Assigns the issue after the transition.',
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:update-field',
    ruleType: 'Function',
    name: 'Update an issue field',
    description: 'Updates the value of a field after the transition.',
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:copy-value-from-other-field',
    ruleType: 'Function',
    name: 'Copy the value of one field to another',
    description: 'Copies the value of a field of the issue, or of its parent, to another field.',
    isAvailableForInitialTransition: true,
  },
  {
    ruleKey: 'system:transition-screen',
    ruleType: 'Screen',
    name: 'Show a screen',
    description: 'Shows a screen during the transition.',
    isAvailableForInitialTransition: false,
  },
];
