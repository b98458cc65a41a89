import { useState } from 'react';
import type { FieldMeta } from '../api/beans';
import { EMPTY_DRAFT, toFieldValue, type Draft } from './draft';

interface FieldForm {
  readonly draftOf: (fieldId: string) => Draft;
  readonly change: (fieldId: string, draft: Draft) => void;
  /** Messages by field id, from the last `read`. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Jira's JSON of the fields that differ from what they started as; null when a draft cannot be carried. */
  readonly read: () => Readonly<Record<string, unknown>> | null;
}

/** The state of a form over several fields. */
export function useFieldForm(
  metas: Readonly<Record<string, FieldMeta>>,
  initial: Readonly<Record<string, Draft>>,
): FieldForm {
  const [changed, setChanged] = useState<Readonly<Record<string, Draft>>>({});
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});

  function read(): Readonly<Record<string, unknown>> | null {
    const values: Record<string, unknown> = {};
    const wrong: Record<string, string> = {};
    for (const [fieldId, draft] of Object.entries(changed)) {
      const meta = metas[fieldId];
      if (!meta) continue;
      const made = toFieldValue(fieldId, meta, draft);
      if (made.ok) values[fieldId] = made.value;
      else wrong[fieldId] = made.message;
    }
    setRefusals(wrong);
    return Object.keys(wrong).length === 0 ? values : null;
  }
  return {
    draftOf: (fieldId) => changed[fieldId] ?? initial[fieldId] ?? EMPTY_DRAFT,
    change: (fieldId, draft) => {
      setChanged({ ...changed, [fieldId]: draft });
    },
    refusals,
    read,
  };
}
