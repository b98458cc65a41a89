import { useEffect, useState } from 'react';
import { findWorkTypes, type WorkType } from '../../jira-lookups';

/** The project's work types as the user may see them; `null` until Jira has answered, none when it did not. */
export interface WorkTypes {
  readonly types: readonly WorkType[] | null;
  readonly failed: boolean;
}

export function useWorkTypes(projectKey: string): WorkTypes {
  const [found, setFound] = useState<WorkTypes>({ types: null, failed: false });
  useEffect(() => {
    findWorkTypes(projectKey).then(
      (types) => {
        setFound({ types, failed: false });
      },
      () => {
        setFound({ types: [], failed: true });
      },
    );
  }, [projectKey]);
  return found;
}
