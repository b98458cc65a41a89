/**
 * The seam at which a test, or `POST /_local/faults`, can hold, fail, lose, drop, repeat or reorder whatever passes between
 * the app and the platform. Holding is an interceptor that answers late; reordering is holding several.
 */
export type Crossing =
  | {
      readonly kind: 'sql';
      readonly query: string;
      readonly parameters: readonly unknown[];
      readonly functionKey: string;
    }
  | {
      readonly kind: 'rest';
      readonly method: string;
      readonly path: string;
      readonly as: 'app' | 'user' | 'none';
      readonly functionKey: string;
    }
  | {
      readonly kind: 'queue';
      readonly queue: string;
      readonly events: readonly unknown[];
      readonly functionKey: string;
    }
  | {
      readonly kind: 'event';
      readonly moduleKey: string;
      readonly eventType: string;
      readonly payload: unknown;
      readonly attempt: number;
    }
  | {
      readonly kind: 'job';
      readonly moduleKey: string;
      readonly queue: string;
      readonly payload: unknown;
      readonly attempt: number;
    };

export type Fault =
  /** The platform answers with this HTTP status; 429 carries `Retry-After`. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** SQL answers QUERY_TIMED_OUT; a REST call never answers. */
  | { readonly kind: 'timeout' }
  /** The connection breaks. */
  | { readonly kind: 'network' };

export type Verdict =
  | { readonly action: 'proceed' }
  /** Nothing happens, and the app hears the fault. */
  | { readonly action: 'fail'; readonly fault: Fault }
  /** It happens, and the app hears the fault. */
  | { readonly action: 'lose-answer'; readonly fault: Fault }
  /** Deliveries only: it never arrives. */
  | { readonly action: 'drop' }
  /** Deliveries only: it arrives this often. */
  | { readonly action: 'repeat'; readonly times: number };

export type Interceptor = (crossing: Crossing) => Promise<Verdict> | Verdict;

export interface Interception {
  /** Later interceptors are asked first. @returns removes it again */
  add(interceptor: Interceptor): () => void;
  judge(crossing: Crossing): Promise<Verdict>;
  clear(): void;
}

const PROCEED: Verdict = { action: 'proceed' };

export function createInterception(): Interception {
  let interceptors: Interceptor[] = [];
  return {
    add(interceptor) {
      interceptors = [interceptor, ...interceptors];
      return () => {
        interceptors = interceptors.filter((other) => other !== interceptor);
      };
    },
    async judge(crossing) {
      for (const interceptor of interceptors) {
        const verdict = await interceptor(crossing);
        if (verdict.action !== 'proceed') return verdict;
      }
      return PROCEED;
    },
    clear() {
      interceptors = [];
    },
  };
}
