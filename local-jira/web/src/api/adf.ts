/**
 * Plain text ↔ Atlassian Document Format, https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/.
 * The pages edit documents as plain text: a blank line begins a paragraph, a line break is a hard break.
 */
interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly content?: readonly AdfNode[];
  readonly attrs?: Readonly<Record<string, unknown>>;
}
export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

export function toAdf(text: string): AdfDocument {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '');
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((part) => ({ type: 'paragraph', content: toLines(part) })),
  };
}

function toLines(paragraph: string): AdfNode[] {
  return paragraph
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}

/** Display names by account id, for mentions that do not carry their text. */
export type MentionNames = ReadonlyMap<string, string>;

/** The text of any document; marks and layout are lost. Outside data: anything that is not a node reads as empty. */
export function fromAdf(value: unknown, names: MentionNames = new Map()): string {
  if (typeof value === 'string') return value;
  if (!isNode(value)) return '';
  return blocksOf(value)
    .map((block) => textOf(block, names))
    .join('\n\n')
    .trim();
}

/** Account ids of the people whom a document mentions. */
export function mentionedIn(value: unknown): readonly string[] {
  if (!isNode(value)) return [];
  const own = value.type === 'mention' ? (attribute(value, 'id') ?? []) : [];
  return [own, childrenOf(value).map(mentionedIn)].flat(2);
}

const CONTAINERS = new Set(['doc', 'bulletList', 'orderedList', 'blockquote', 'panel', 'table', 'tableRow', 'expand']);

function blocksOf(node: AdfNode): AdfNode[] {
  if (!CONTAINERS.has(node.type)) return [node];
  return childrenOf(node).flatMap(blocksOf);
}

function textOf(node: AdfNode, names: MentionNames): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return mentionText(node, names);
  if (node.type === 'status' || node.type === 'emoji') return attribute(node, 'text') ?? '';
  if (node.type === 'inlineCard') return attribute(node, 'url') ?? '';
  const inner = childrenOf(node)
    .map((child) => textOf(child, names))
    .join('');
  return node.type === 'listItem' ? `• ${inner}` : inner;
}

function mentionText(node: AdfNode, names: MentionNames): string {
  return attribute(node, 'text') ?? `@${names.get(attribute(node, 'id') ?? '') ?? 'somebody'}`;
}

/** Only the type of a node from outside has been looked at. */
function childrenOf({ content }: { readonly content?: unknown }): AdfNode[] {
  return Array.isArray(content) ? content.filter(isNode) : [];
}

function attribute(node: AdfNode, name: string): string | undefined {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
