import type { DayFigureJson, FigureJson, MoneyFigureJson } from '../../../../src/contract/api';
import { signOf, type Formats } from '../../parts/formats';

/** A figure as text, or the reason why it means nothing. `isBad` is null where neither word fits. */
export interface ShownFigure {
  readonly text: string;
  readonly isDefined: boolean;
  readonly isBad: boolean | null;
}

export function showMoney(figure: MoneyFigureJson, formats: Formats): ShownFigure {
  return 'undefined' in figure ? showReason(figure.undefined) : plain(formats.money(figure.value));
}

export function showVariance(figure: MoneyFigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return showReason(figure.undefined);
  return judged(formats.signedMoney(figure.value), signOf(figure.value));
}

export function showIndex(figure: FigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return showReason(figure.undefined);
  return judged(formats.index(figure.value), Math.sign(figure.value - 1));
}

/** A pace that the rest of the work needs: no judgement of what was done. */
export function showNeededIndex(figure: FigureJson, formats: Formats): ShownFigure {
  return 'undefined' in figure ? showReason(figure.undefined) : plain(formats.index(figure.value));
}

/** A share of 1. */
export function showShare(figure: FigureJson, formats: Formats): ShownFigure {
  return 'undefined' in figure ? showReason(figure.undefined) : plain(formats.percent(100 * figure.value));
}

export function showVarianceShare(figure: FigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return showReason(figure.undefined);
  return judged(formats.signedPercent(100 * figure.value), Math.sign(figure.value));
}

export function showDays(figure: FigureJson, formats: Formats): ShownFigure {
  return 'undefined' in figure ? showReason(figure.undefined) : plain(formats.days(figure.value));
}

export function showVarianceDays(figure: FigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return showReason(figure.undefined);
  return judged(formats.signedDays(figure.value), Math.sign(figure.value));
}

export function showDay(figure: DayFigureJson, formats: Formats): ShownFigure {
  return 'undefined' in figure ? showReason(figure.undefined) : plain(formats.day(figure.value));
}

/** A day that was forecast, against the one that was planned. */
export function showFinish(figure: DayFigureJson, planned: string, formats: Formats): ShownFigure {
  if ('undefined' in figure) return showReason(figure.undefined);
  const text = formats.day(figure.value);
  return { text, isDefined: true, isBad: figure.value === planned ? null : figure.value > planned };
}

function showReason(text: string): ShownFigure {
  return { text, isDefined: false, isBad: null };
}

function plain(text: string): ShownFigure {
  return { text, isDefined: true, isBad: null };
}

/** Below zero is unfavourable. */
function judged(text: string, sign: number): ShownFigure {
  return { text, isDefined: true, isBad: sign === 0 ? null : sign < 0 };
}
