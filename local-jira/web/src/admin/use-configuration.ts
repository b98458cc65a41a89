import { useState } from 'react';

/** "The maximum length of configuration saved via the new editor is limited to 32KB", page of jira:workflowValidator. */
const CONFIG_LIMIT_BYTES = 32 * 1024;

export type Configuration =
  | { readonly kind: 'configured'; readonly config: string }
  /** The app's page answered undefined: it shows what is wrong itself, and nothing is saved. */
  | { readonly kind: 'held-back' }
  | { readonly kind: 'refused'; readonly message: string };

interface Configurator {
  readonly isReady: boolean;
  readonly onConfigureReady: (onConfigure: () => unknown) => void;
  readonly ask: () => Promise<Configuration>;
}

/** The callback that a rule's page registers with `workflowRules.onConfigure`, asked when the person presses Add or Update. */
export function useConfiguration(): Configurator {
  const [onConfigure, setOnConfigure] = useState<(() => unknown) | null>(null);
  async function ask(): Promise<Configuration> {
    if (!onConfigure)
      return {
        kind: 'refused',
        message: 'The app’s page is not ready: it has not called workflowRules.onConfigure yet.',
      };
    try {
      return judge(await onConfigure());
    } catch (error) {
      return {
        kind: 'refused',
        message: `The app’s page failed: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }
  return {
    isReady: onConfigure !== null,
    // A function given to a state setter would be called, hence the wrapper.
    onConfigureReady: (callback) => {
      setOnConfigure(() => callback);
    },
    ask,
  };
}

function judge(answer: unknown): Configuration {
  if (answer === undefined || answer === null) return { kind: 'held-back' };
  if (typeof answer !== 'string' || !isJson(answer)) {
    return {
      kind: 'refused',
      message:
        'The app’s page answered something that is not a JSON string; workflowRules.onConfigure must return one.',
    };
  }
  if (new TextEncoder().encode(answer).length > CONFIG_LIMIT_BYTES) {
    return { kind: 'refused', message: 'The configuration is larger than 32 KB, which is Jira’s limit.' };
  }
  return { kind: 'configured', config: answer };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
