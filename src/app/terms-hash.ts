import { createHash } from 'node:crypto';
import { materialTerms, type ChangeTerms } from '../domain/change/change-terms';

/** SHA-256 of the material terms, in hexadecimal: what submissions and votes are bound to. */
export function termsHashOf(terms: ChangeTerms, currency: string): string {
  return createHash('sha256').update(materialTerms(terms, currency)).digest('hex');
}
