import { findCurrency } from '../domain/currency';
import type { Figure } from '../domain/figure';
import type { Money } from '../domain/money';
import { refused, type Outcome } from '../domain/outcome';
import { parseMoney, toDecimal, type MoneyRefusal } from '../domain/parse-money';
import type { ProjectFigures } from '../domain/project-figures';
import type { FigureJson, Figures, MoneyFigureJson, MoneyJson } from './api';

export function toMoneyJson(amount: Money): MoneyJson {
  return { amount: toDecimal(amount), currency: amount.currency };
}

/** Reads what {@link toMoneyJson} wrote, or what a person typed into a page. */
export function fromMoneyJson(json: MoneyJson): Outcome<Money, MoneyRefusal | 'unknown-currency'> {
  const currency = findCurrency(json.currency);
  if (!currency) return refused('unknown-currency', `"${json.currency.slice(0, 8)}" is not a currency.`);
  return parseMoney(json.amount, currency);
}

export function toFigureJson(figure: Figure): FigureJson {
  return figure.kind === 'value' ? { value: figure.value } : { undefined: figure.why };
}

export function toMoneyFigureJson(figure: Figure<Money>): MoneyFigureJson {
  return figure.kind === 'value' ? { value: toMoneyJson(figure.value) } : { undefined: figure.why };
}

export function toFiguresJson(figures: ProjectFigures): Figures {
  return {
    plannedValue: toMoneyJson(figures.plannedValue),
    earnedValue: toMoneyJson(figures.earnedValue),
    actualCost: toMoneyJson(figures.actualCost),
    budgetAtCompletion: toMoneyJson(figures.budgetAtCompletion),
    scheduleVariance: toMoneyJson(figures.scheduleVariance),
    costVariance: toMoneyJson(figures.costVariance),
    schedulePerformanceIndex: toFigureJson(figures.schedulePerformanceIndex),
    costPerformanceIndex: toFigureJson(figures.costPerformanceIndex),
    estimateAtCompletion: { value: toMoneyJson(figures.estimateAtCompletion) },
    estimateBasis: figures.estimateBasis,
    varianceAtCompletion: { value: toMoneyJson(figures.varianceAtCompletion) },
    lowMaturity: figures.lowMaturity,
  };
}
