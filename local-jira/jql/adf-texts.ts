/** The text runs of an ADF document or of any part of one, in reading order. */
export function adfTexts(node: unknown): readonly string[] {
  const texts: string[] = [];
  collect(node, texts);
  return texts;
}

function collect(node: unknown, into: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, into);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if ('text' in node && typeof node.text === 'string') into.push(node.text);
  if ('content' in node) collect(node.content, into);
}
