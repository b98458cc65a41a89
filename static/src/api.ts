import { invoke } from '@forge/bridge';
import type { Refusal, Reply, RequestOf, ValueOf, Verb } from '../../src/contract/api';

/** The request or its answer was lost on the way, so nobody knows whether it took effect. */
const UNREACHABLE: Refusal = {
  code: 'try-again',
  message:
    'Plumbline did not answer. What you asked for may still have happened: load again to see before you repeat it.',
};

/**
 * The one place that asks the app's resolver. Never throws: a lost answer comes back as a refusal like any other, so that
 * every page has one way of showing what went wrong and nothing typed is lost to an exception.
 */
export async function call<V extends Verb>(verb: V, request: RequestOf<V>): Promise<Reply<ValueOf<V>>> {
  try {
    const answer: unknown = await invoke<unknown>(verb, request);
    return isReply<ValueOf<V>>(answer) ? answer : { ok: false, refusal: UNREACHABLE };
  } catch {
    return { ok: false, refusal: UNREACHABLE };
  }
}

/**
 * Checks the envelope. What is inside needs no second parser: the resolver that made it is typed by the same `Api`, and Forge
 * deploys page and resolver as one version.
 */
function isReply<T>(answer: unknown): answer is Reply<T> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if (answer.ok === true) return 'value' in answer;
  if (answer.ok !== false || !('refusal' in answer)) return false;
  const { refusal } = answer;
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal && 'message' in refusal;
}
