import type { ReactNode } from 'react';

export function WhatIsABaseline(): ReactNode {
  return (
    <details>
      <summary>What is a baseline?</summary>
      <p className="subtle explanation">
        A baseline is the budget, start and finish of every work item as they were agreed, kept as they were. Editing a
        work item later does not change it: the difference is the variance. The original baseline is the first one
        captured. The current baseline is the original plus every approved change request. Both are shown side by side,
        because a project that looks well only against the current one has had its plan moved to meet it.
      </p>
    </details>
  );
}
