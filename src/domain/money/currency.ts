/** An active ISO 4217 code of this table; only {@link isCurrency}, {@link findCurrency} and {@link getCurrency} make one. */
export type Currency = string & { readonly __brand: 'Currency' };

/**
 * Active currencies by the minor digits of ISO 4217 (list one). Not taken from `Intl`: ICU follows what people use in cash
 * (it gives HUF and COP no decimals), while ledgers follow the standard. Codes without a minor unit (gold, SDR, test codes)
 * are left out: nobody budgets in them.
 */
const CODES_BY_MINOR_DIGITS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
      'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ' +
      'ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
      'MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE ' +
      'SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG',
  ],
];

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  CODES_BY_MINOR_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && MINOR_DIGITS.has(value);
}

/** The currency of an upper-case ISO 4217 code, if this app can count in it. */
export function findCurrency(code: string): Currency | undefined {
  return isCurrency(code) ? code : undefined;
}

/** As {@link findCurrency}, for codes that were checked before; an unknown one is a fault. */
export function getCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new RangeError(`not an ISO 4217 currency: ${code.slice(0, 8)}`);
  return code;
}

/** Decimals of the currency's minor unit: 0 for JPY, 2 for USD, 3 for KWD. */
export function minorDigits(currency: Currency): number {
  const digits = MINOR_DIGITS.get(currency);
  if (digits === undefined) throw new RangeError(`not an ISO 4217 currency: ${currency}`);
  return digits;
}

/** All codes, in alphabetical order, for a choice on a page. */
export function listCurrencies(): readonly Currency[] {
  return [...MINOR_DIGITS.keys()].filter(isCurrency).sort();
}
