import type { AdfDocument, IssueRecord } from '../site/model.ts';
import { adfTexts } from './adf-texts.ts';
import {
  EQUALITY_OPERATORS,
  ORDERED_OPERATORS,
  TEXT_OPERATORS,
  unknownValue,
  type ClauseField,
  type Resolution,
} from './clause-field.ts';
import { findJqlInstant, invalidDateMessage } from './jql-date.ts';
import { isoDayOf } from './zoned-time.ts';

type Of<T> = (issue: IssueRecord) => T | null;

/** An instant: epoch milliseconds, compared to the millisecond as Jira does. */
export function instantField(
  of: Of<number>,
  listOf: (issue: IssueRecord) => readonly number[] = asList(of),
): ClauseField {
  return {
    operators: ORDERED_OPERATORS,
    keysOf: listOf,
    resolve(literal, name, { now, timeZone }) {
      if (literal.kind === 'instant') return { keys: [literal.at] };
      const text = literal.kind === 'id' ? literal.id : literal.text;
      const at = findJqlInstant(text, now, timeZone);
      return at === undefined ? { refusal: invalidDateMessage(name, text) } : { keys: [at] };
    },
    orderKeyOf: of,
  };
}

/** A day without a time; literals and functions mean the reader's day. */
export function dayField(of: Of<string>): ClauseField {
  return {
    operators: ORDERED_OPERATORS,
    keysOf: asList(of),
    resolve(literal, name, { now, timeZone }) {
      if (literal.kind === 'instant') return { keys: [isoDayOf(literal.at, timeZone)] };
      const text = literal.kind === 'id' ? literal.id : literal.text;
      const at = findJqlInstant(text, now, timeZone);
      return at === undefined ? { refusal: invalidDateMessage(name, text) } : { keys: [isoDayOf(at, timeZone)] };
    },
    orderKeyOf: of,
  };
}

export function numberField(of: Of<number>): ClauseField {
  return {
    operators: ORDERED_OPERATORS,
    keysOf: asList(of),
    resolve: (literal, name) => numberKey(literal.kind === 'text' ? literal.text : '', name),
    orderKeyOf: of,
  };
}

function numberKey(text: string, name: string): Resolution {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value)
    ? { keys: [value] }
    : { refusal: `The value '${text}' is not a valid number for the field '${name}'.` };
}

const DURATION_SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 28_800, w: 144_000 };

/** Seconds of work; literals such as `1d 4h` count days of 8 hours and weeks of 5 days, a bare number is minutes. */
export function durationField(of: Of<number>): ClauseField {
  return {
    operators: ORDERED_OPERATORS,
    keysOf: asList(of),
    resolve(literal, name) {
      const text = literal.kind === 'text' ? literal.text.trim() : '';
      if (!/^(\d+(\.\d+)?[mhdw]?\s*)+$/.test(text)) return unknownValue(text, name);
      let seconds = 0;
      for (const [, amount = '0', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)([mhdw]?)/g)) {
        seconds += Number(amount) * (DURATION_SECONDS[unit] ?? 60);
      }
      return { keys: [seconds] };
    },
    orderKeyOf: of,
  };
}

/** Text searched by words. */
export function textField(textsOf: (issue: IssueRecord) => readonly string[], sortable: boolean): ClauseField {
  return {
    operators: TEXT_OPERATORS,
    keysOf: (issue) => textsOf(issue).filter((text) => text !== ''),
    resolve: (literal, name) => (literal.kind === 'text' ? { keys: [literal.text] } : unknownValue('', name)),
    textsOf,
    ...(sortable && { orderKeyOf: (issue: IssueRecord) => textsOf(issue)[0]?.toLowerCase() ?? null }),
  };
}

/** Words compared whole and in any case, such as labels. Any value may be asked for, as in Jira. */
export function wordsField(of: (issue: IssueRecord) => readonly string[]): ClauseField {
  return {
    operators: EQUALITY_OPERATORS,
    keysOf: (issue) => of(issue).map((word) => word.toLowerCase()),
    resolve: (literal, name) =>
      literal.kind === 'text' ? { keys: [literal.text.toLowerCase()] } : unknownValue('', name),
    orderKeyOf: (issue) => of(issue)[0]?.toLowerCase() ?? null,
  };
}

export function documentTexts(document: AdfDocument | null): readonly string[] {
  return document === null ? [] : adfTexts(document);
}

function asList<T>(of: Of<T>): (issue: IssueRecord) => readonly T[] {
  return (issue) => {
    const value = of(issue);
    return value === null ? [] : [value];
  };
}
