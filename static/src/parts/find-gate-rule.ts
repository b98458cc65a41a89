import { isRecord } from '../jira/request';
import type { GateRule } from '../../../src/domain/change/gate-rule';

/** Reads what `onConfigure` saved: Jira hands it back as the text that was saved, or parsed. Null when it is no gate rule. */
export function findGateRule(saved: unknown): GateRule | null {
  const value = typeof saved === 'string' ? findJson(saved) : saved;
  if (!isRecord(value)) return null;
  const { draftsBlock, requireBaseline, blockOnBreach } = value;
  if (typeof draftsBlock !== 'boolean' || typeof requireBaseline !== 'boolean' || typeof blockOnBreach !== 'boolean')
    return null;
  return { draftsBlock, requireBaseline, blockOnBreach };
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
