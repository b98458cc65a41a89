import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { evaluateExpression } from '../local-jira/expressions/evaluate-expression.ts';
import { fromJson } from '../local-jira/expressions/values.ts';

const fieldSchema = z.object({
  key: z.string(),
  type: z.string(),
  view: z.object({ formatter: z.object({ expression: z.string(), export: z.boolean().optional() }) }).optional(),
  edit: z.object({ validation: z.object({ expression: z.string() }) }).optional(),
});
const manifest = z
  .object({ modules: z.object({ 'jira:customField': z.array(fieldSchema) }) })
  .parse(parse(readFileSync(resolve(__dirname, '..', 'manifest.yml'), 'utf8')));
const fields = manifest.modules['jira:customField'];

function getField(key: string): z.infer<typeof fieldSchema> {
  const field = fields.find((one) => one.key === key);
  if (field === undefined) throw new Error(`the manifest has no field ${key}`);
  return field;
}

function evaluate(expression: string | undefined, value: number | string | null): unknown {
  if (expression === undefined) throw new Error('the field has no such expression');
  const result = evaluateExpression(expression, { variables: { value: fromJson(value) }, construct: () => undefined });
  if (!result.ok) throw result.error;
  return result.json;
}
const shown = (key: string, value: number | null) => evaluate(getField(key).view?.formatter.expression, value);
const isValid = (key: string, value: number | string | null) =>
  evaluate(getField(key).edit?.validation.expression, value);

describe('the fields in Jira', () => {
  it.each(['budget', 'actual-cost', 'baseline-budget', 'cost-variance', 'cost-impact'])(
    'group the amount of %s',
    (key) => {
      expect(shown(key, null)).toBe('');
      expect(shown(key, 0)).toBe('0');
      expect(shown(key, 999)).toBe('999');
      expect(shown(key, 17_000)).toBe('17,000');
      expect(shown(key, 1_234_567.89)).toBe('1,234,567.89');
      expect(shown(key, 1234.5678)).toBe('1,234.5678');
      expect(shown(key, -100)).toBe('-100');
      expect(shown(key, -2400)).toBe('-2,400');
    },
  );

  it('say days in words', () => {
    expect([null, 0, 1, -1, -7].map((days) => shown('schedule-variance', days))).toEqual([
      '',
      'on the planned day',
      '1 working day early',
      '1 working day late',
      '7 working days late',
    ]);
    expect([null, 0, 1, 5, -5].map((days) => shown('schedule-impact', days))).toEqual([
      '',
      'no change of dates',
      '+1 working day',
      '+5 working days',
      '-5 working days',
    ]);
  });

  it('show per cent as such', () => {
    expect([null, 0, 37.5].map((percent) => shown('percent-complete', percent))).toEqual(['', '0 %', '37.5 %']);
  });

  it('take a budget that is an amount, and nothing that is none', () => {
    expect([null, 0, 0.01, 10 ** 13].map((amount) => isValid('budget', amount))).toEqual([true, true, true, true]);
    expect([-0.01, -1, 10 ** 13 + 1].map((amount) => isValid('budget', amount))).toEqual([false, false, false]);
  });

  it('take a percentage from 0 to 100 only', () => {
    expect([null, 0, 55.5, 100].map((percent) => isValid('percent-complete', percent))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([-1, 100.1].map((percent) => isValid('percent-complete', percent))).toEqual([false, false]);
  });

  it('take units to be made above 0, and units made from 0', () => {
    expect([null, 0.001, 10 ** 9].map((units) => isValid('units-planned', units))).toEqual([true, true, true]);
    expect([0, -1, 10 ** 9 + 1].map((units) => isValid('units-planned', units))).toEqual([false, false, false]);
    expect([null, 0, 10 ** 9].map((units) => isValid('units-done', units))).toEqual([true, true, true]);
    expect([-0.5, 10 ** 9 + 1].map((units) => isValid('units-done', units))).toEqual([false, false]);
  });

  it('take the key of a work item to be apportioned to, and nothing that is none', () => {
    expect([null, '', 'PAY-12', ' pay-12 ', 'A1_B-1'].map((key) => isValid('apportioned-to', key))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(
      ['PAY', '12', 'PAY-', 'PAY-1x', '1PAY-2', 'PAY-1, PAY-2'].map((key) => isValid('apportioned-to', key)),
    ).toEqual([false, false, false, false, false, false]);
  });

  it('are exported as the numbers that they are, so that they can be imported again', () => {
    const exported = fields.filter(({ view }) => view?.formatter.export === true).map(({ key }) => key);
    expect(exported).toEqual([]);
  });
});
