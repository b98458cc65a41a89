import type { IssueRecord } from '../model.ts';
import type { Site } from '../ports.ts';
import { fieldTexts } from './field-texts.ts';

/** `system:check-field-value`: the field against any of the values that the rule lists. A value that cannot be read does not hold. */
export function compareFieldValue(
  site: Site,
  issue: IssueRecord,
  { fieldId = '', fieldValue = '[]', comparator = '=', comparisonType = 'STRING' }: Readonly<Record<string, string>>,
): boolean {
  const actual = fieldTexts(site, issue, fieldId);
  const wanted = parseValues(fieldValue);
  if (comparator === '!=')
    return !actual.some((each) => wanted.some((value) => compares(each, value, '=', comparisonType)));
  return actual.some((each) => wanted.some((value) => compares(each, value, comparator, comparisonType)));
}

function parseValues(json: string): readonly string[] {
  try {
    const values: unknown = JSON.parse(json);
    return [values].flat().map(String);
  } catch {
    return [json];
  }
}

export function compares(left: string, right: string, comparator: string, type: string): boolean {
  const [a, b] = [comparable(left, type), comparable(right, type)];
  if (a === null || b === null) return false;
  switch (comparator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    default:
      return false;
  }
}

function comparable(text: string, type: string): string | number | null {
  switch (type) {
    case 'NUMBER':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'DATE':
    case 'DATE_WITHOUT_TIME': {
      const instant = Date.parse(type === 'DATE' ? text : text.slice(0, 10));
      return Number.isNaN(instant) ? null : instant;
    }
    default:
      return text;
  }
}
