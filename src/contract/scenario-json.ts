import { deriveFigure } from '../domain/earned-value/derive-figure';
import type { ExplanationLine, LineValue } from '../domain/options/explanation-line';
import { figure, type Figure } from '../domain/earned-value/figure';
import type { Scenario } from '../domain/options/scenario';
import type { ExplanationLineJson, LineValueJson, ScenarioJson } from './api';
import { toDayFigureJson, toFigureJson, toMoneyJson } from './money-json';

export function toScenarioJson(scenario: Scenario): ScenarioJson {
  const { toCompletePerformanceIndex, tolerance } = scenario;
  const { verdict, over, allowed } = tolerance.cost;
  return {
    ways: scenario.ways,
    budgetAtCompletion: toMoneyJson(scenario.budgetAtCompletion),
    estimateAtCompletion: toMoneyJson(scenario.estimateAtCompletion),
    estimateBasis: scenario.estimateBasis,
    finish: toDayFigureJson(scenario.finish),
    approvedFinish: scenario.approvedFinish,
    toCompletePerformanceIndex: {
      toBudget: toFigureJson(toCompletePerformanceIndex.toBudget),
      toEstimate: toFigureJson(toCompletePerformanceIndex.toEstimate),
    },
    tolerance: {
      cost: { verdict, over: toMoneyJson(over), allowed: toMoneyJson(allowed) },
      finish: toJson(tolerance.finish),
    },
    explanation: scenario.explanation.map(toLineJson),
  };
}

function toLineJson({ label, formula, value, why }: ExplanationLine): ExplanationLineJson {
  return { label, formula, value: toJson(deriveFigure(value, (known) => figure(toLineValueJson(known)))), why };
}

function toLineValueJson(value: LineValue): LineValueJson {
  return value.unit === 'money' ? { unit: 'money', amount: toMoneyJson(value.amount) } : value;
}

function toJson<T>(found: Figure<T>): { readonly value: T } | { readonly undefined: string } {
  return found.kind === 'value' ? { value: found.value } : { undefined: found.why };
}
