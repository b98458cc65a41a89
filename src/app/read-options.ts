import type { ProposedOption, Reply } from '../contract/api';
import { fromMoneyJson } from '../contract/money-json';
import { combineOptions } from '../domain/options/combine-options';
import { getDay } from '../domain/calendar/day';
import { exact } from '../domain/money/exact';
import type { Money } from '../domain/money/money';
import type { Option, OptionRefusal } from '../domain/options/option';
import type { Standing } from '../domain/options/standing';
import { ok, refuse } from './reply';

/**
 * The options of a request as the domain weighs them. What is wrong with one by itself is refused at its field; two that
 * contradict each other are for the answer to show.
 *
 * @param keyOf the key of a work item that an option names: its id in the state
 */
export function readOptions(
  proposed: readonly ProposedOption[],
  keyOf: (issueId: string) => string,
  standing: Standing,
): Reply<readonly Option[]> {
  const options: Option[] = [];
  for (const [index, each] of proposed.entries()) {
    const path = `options.${String(index)}`;
    const option = toOption(each, path, keyOf, standing);
    if (!option.ok) return option;
    const combined = combineOptions(standing, [option.value]);
    if (!combined.ok) {
      const { field, remedy } = REMEDIES[combined.reason];
      const message = `${combined.explanation} ${remedy}`.trim();
      return refuse('invalid-request', message, `${path}.${field}${placeOf(option.value, standing)}`);
    }
    options.push(option.value);
  }
  return ok(options);
}

const REMEDIES: Readonly<Record<OptionRefusal, { readonly field: string; readonly remedy: string }>> = {
  'no-item': { field: 'items', remedy: '' },
  'unknown-item': { field: 'items', remedy: 'Only work of the current baseline can be dropped or deferred.' },
  'nothing-left': { field: 'items', remedy: 'Leave it out: dropping it would change nothing.' },
  'item-twice': { field: 'items', remedy: 'Leave it out once.' },
  'bad-amount': { field: 'amount', remedy: '' },
  'bad-people': { field: 'people', remedy: '' },
  'bad-rate': { field: 'rate', remedy: '' },
  'bad-productivity': { field: 'productivityPercent', remedy: '' },
  'start-before-status-day': { field: 'start', remedy: 'Choose the status day or a later one.' },
  'finish-before-status-day': { field: 'finish', remedy: 'Choose the status day or a later one.' },
  'not-more-time': { field: 'finish', remedy: 'Choose that day or a later one.' },
  'two-finishes': { field: 'finish', remedy: '' },
  'no-forecast': { field: 'finish', remedy: '' },
};

/** Which of several items is at fault: the first one with which they are refused. */
function placeOf(option: Option, standing: Standing): string {
  if (option.way !== 'redefine-success') return '';
  const { way, items } = option;
  const place = items.findIndex(
    (_item, index) => !combineOptions(standing, [{ way, items: items.slice(0, index + 1) }]).ok,
  );
  return place < 0 ? '' : `.${String(place)}.issueId`;
}

function toOption(
  proposed: ProposedOption,
  path: string,
  keyOf: (issueId: string) => string,
  standing: Standing,
): Reply<Option> {
  const { way } = proposed;
  switch (way) {
    case 'redefine-success':
      return ok({
        way,
        items: proposed.items.map(({ issueId, decision }) => ({ itemId: keyOf(issueId), decision })),
      });
    case 'more-money': {
      const amount = readMoney(proposed.amount, `${path}.amount`, standing);
      return amount.ok ? ok({ way, amount: amount.value }) : amount;
    }
    case 'more-people': {
      const rate = readMoney(proposed.rate, `${path}.rate`, standing);
      if (!rate.ok) return rate;
      const { people, start, productivityPercent } = proposed;
      const productivity = exact(BigInt(productivityPercent), 100n);
      return ok({ way, people, rate: rate.value, start: getDay(start), productivity });
    }
    case 'more-time':
      return ok({ way, finish: proposed.finish === 'forecast' ? 'forecast' : getDay(proposed.finish) });
  }
}

function readMoney(amount: string, path: string, { state: { currency } }: Standing): Reply<Money> {
  const found = fromMoneyJson({ amount, currency });
  return found.ok ? found : refuse('invalid-request', found.explanation, path);
}
