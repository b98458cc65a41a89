import { isDecimal } from './formats';

/** Money crosses with exactly its currency's decimals; digits beyond those are left for the resolver to refuse. */
export function inDecimalsOf(currency: string, typed: string): string {
  const [whole = '0', fraction = ''] = typed.trim().replace(/^\+/, '').split('.');
  const padded = fraction.replace(/0+$/, '').padEnd(decimalsOf(currency), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

export function isAmount(typed: string): boolean {
  return isDecimal(typed.trim());
}

export function isWholeNumber(typed: string): boolean {
  return /^[+-]?\d{1,6}$/.test(typed.trim());
}

/** ISO 4217, as Intl knows it. */
function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
