import type { GateRule } from '../../../src/domain/change/gate-rule';

interface GateQuestion {
  readonly option: keyof GateRule;
  readonly label: string;
  readonly explanation: string;
  /** The same as sentences of a summary. */
  readonly whenOn: string;
  readonly whenOff: string;
}

export const GATE_QUESTIONS: readonly GateQuestion[] = [
  {
    option: 'draftsBlock',
    label: 'Draft change requests block too',
    explanation:
      'Otherwise work goes on while a change request is still being written, until it is submitted for review.',
    whenOn: 'A work item does not pass while a change request that covers it is a draft, in review or rejected.',
    whenOff:
      'A work item does not pass while a change request that covers it is in review or rejected. Drafts let it pass.',
  },
  {
    option: 'requireBaseline',
    label: 'The work item must be in the baseline',
    explanation:
      'Work that is in no baseline and under no approved change request does not pass: nobody has agreed to its budget and dates.',
    whenOn: 'A work item that is in no baseline and under no approved change request does not pass.',
    whenOff: 'Work items outside the baseline pass.',
  },
  {
    option: 'blockOnBreach',
    label: 'The work item must be within tolerance',
    explanation:
      'When budget or finish has left the current baseline by more than the project’s tolerance, a change request must be approved first.',
    whenOn: 'A work item whose budget or finish is beyond tolerance of its current baseline does not pass.',
    whenOff: 'Work items beyond tolerance pass.',
  },
];
