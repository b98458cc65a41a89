/** The parts of a rule's comma-separated parameter. */
export function listOf(parameter: string | undefined): readonly string[] {
  return (parameter ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
