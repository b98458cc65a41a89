import type { Refusal } from '../../../../src/contract/api';
import type { Problems } from './terms-draft';

/** What the form found, and what the resolver refused, under one set of paths. */
export function problemsWith(shown: Problems, refusal: Refusal | null): Problems {
  if (refusal?.field === undefined) return shown;
  return new Map([...shown, [refusal.field.replace(/^terms\./, ''), refusal.message]]);
}
