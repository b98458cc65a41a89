import { isInGroup, permits } from '../permissions.ts';
import { findPermission } from '../permission-catalogue.ts';
import type { RuleRecord } from '../model.ts';
import type { RuleOutcome, Site, TransitionAttempt } from '../ports.ts';
import { compares } from './compare-field-value.ts';
import { listOf } from './comma-list.ts';
import { fieldTexts, isEmpty } from './field-texts.ts';
import { hasBeenIn } from './status-history.ts';

const PASSED: RuleOutcome = { passed: true };
const DAY = 86_400_000;

/** Runs the transition's validators in order; the first that fails ends it, as on Jira [?]. A rule unknown here fails. */
export async function runValidators(site: Site, attempt: TransitionAttempt): Promise<RuleOutcome> {
  for (const rule of attempt.transition.validators) {
    const outcome = rule.ruleKey.startsWith('forge:')
      ? await site.rules.validate(rule, attempt)
      : validateSystemRule(site, attempt, rule);
    if (!outcome.passed) return outcome;
  }
  return PASSED;
}

/** Rule keys and parameters: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/ (capabilities). */
function validateSystemRule(site: Site, attempt: TransitionAttempt, { ruleKey, parameters }: RuleRecord): RuleOutcome {
  switch (ruleKey) {
    case 'system:check-permission-validator': {
      const key = parameters['permissionKey'] ?? '';
      const name = findPermission(key)?.name ?? key;
      return outcome(
        permits(site, attempt.actorId, key, { issue: attempt.edited }),
        `User '${site.find('user', attempt.actorId)?.displayName ?? ''}' doesn't have the '${name}' permission`,
      );
    }
    case 'system:previous-status-validator':
      return outcome(hasBeenIn(site, attempt.issue, parameters), 'The work item has not been in the required status.');
    case 'system:parent-or-child-blocking-validator': {
      const parent = attempt.edited.parentId === null ? undefined : site.find('issue', attempt.edited.parentId);
      const allowed = listOf(parameters['statusIds']);
      return outcome(
        parent === undefined || allowed.includes(parent.statusId),
        'The parent is not in a required status.',
      );
    }
    case 'system:validate-field-value':
      return validateFieldValue(site, attempt, parameters);
    default:
      return outcome(
        false,
        `The rule ${ruleKey} is not known to local-jira; see local-jira/site/workflow/validators.ts.`,
      );
  }
}

function validateFieldValue(
  site: Site,
  { issue, edited, actorId }: TransitionAttempt,
  parameters: Readonly<Record<string, string>>,
): RuleOutcome {
  const own = parameters['errorMessage'];
  const name = (fieldId: string): string => site.find('field', fieldId)?.name ?? fieldId;
  const fieldKey = parameters['fieldKey'] ?? '';
  const [date1, date2] = [parameters['date1FieldKey'] ?? '', parameters['date2FieldKey'] ?? ''];
  switch (parameters['ruleType']) {
    case 'fieldRequired': {
      const missing = listOf(parameters['fieldsRequired']).find((fieldId) => isEmpty(site, edited, fieldId));
      return outcome(missing === undefined, own ?? `${name(missing ?? '')} is required.`);
    }
    case 'fieldChanged': {
      const exempt = listOf(parameters['groupsExemptFromValidation']).some((groupId) =>
        isInGroup(site, actorId, groupId),
      );
      const same = String(fieldTexts(site, issue, fieldKey)) === String(fieldTexts(site, edited, fieldKey));
      return outcome(exempt || !same, own ?? `Field ${name(fieldKey)} has not been modified.`);
    }
    case 'fieldHasSingleValue':
      return outcome(
        fieldTexts(site, edited, fieldKey).length <= 1,
        own ?? `Field ${name(fieldKey)} has more than one value.`,
      );
    case 'fieldMatchesRegularExpression': {
      const [text = ''] = fieldTexts(site, edited, fieldKey);
      return outcome(
        new RegExp(parameters['regexp'] ?? '').test(text),
        own ?? `Field ${name(fieldKey)} does not match the regular expression.`,
      );
    }
    case 'dateFieldComparison': {
      const type = parameters['includeTime'] === 'true' ? 'DATE' : 'DATE_WITHOUT_TIME';
      const comparator = parameters['conditionSelected'] ?? '=';
      const [left = '', right = ''] = [...fieldTexts(site, edited, date1), ...fieldTexts(site, edited, date2)];
      return outcome(
        compares(left, right, comparator, type),
        own ?? `${name(date1)} is not ${comparator} ${name(date2)}.`,
      );
    }
    case 'windowDateComparison': {
      const [left = '', right = ''] = [...fieldTexts(site, edited, date1), ...fieldTexts(site, edited, date2)];
      const days = (Date.parse(left.slice(0, 10)) - Date.parse(right.slice(0, 10))) / DAY;
      const most = Number(parameters['numberOfDays']);
      return outcome(
        days >= 0 && days <= most,
        own ?? `${name(date1)} is not within ${String(most)} days after ${name(date2)}.`,
      );
    }
    default:
      return outcome(false, `The rule type ${parameters['ruleType'] ?? ''} is not known.`);
  }
}

function outcome(passed: boolean, message: string): RuleOutcome {
  return passed ? PASSED : { passed, message };
}
