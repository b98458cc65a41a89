import type { RefusalCode, Reply } from '../contract/api';

export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** @param field path of the offending part of the request, such as `settings.timeZone` */
export function refuse(code: RefusalCode, message: string, field?: string): Extract<Reply<never>, { ok: false }> {
  return { ok: false, refusal: { code, message, ...(field === undefined ? {} : { field }) } };
}
