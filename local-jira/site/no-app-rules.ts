import type { AppRules } from './ports.ts';

/** A site on which no app is installed: a rule left behind by an app fails, as on Jira. */
export const NO_APP_RULES: AppRules = {
  validate: (rule) =>
    Promise.resolve({ passed: false, message: `The app that provides the rule ${rule.ruleKey} is not installed.` }),
  allows: () => Promise.resolve(false),
  validateField: () => Promise.resolve(null),
  formatField: () => Promise.resolve(null),
};
