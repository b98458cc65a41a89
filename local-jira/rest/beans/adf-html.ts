import { z } from 'zod';
import type { AdfDocument } from '../../site/model.ts';

interface AdfNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly content?: readonly unknown[] | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly marks?:
    readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

const attributes = z.record(z.string(), z.unknown()).optional();
const nodeSchema: z.ZodType<AdfNode> = z.object({
  type: z.string(),
  text: z.string().optional(),
  content: z.array(z.unknown()).optional(),
  attrs: attributes,
  marks: z.array(z.object({ type: z.string(), attrs: attributes })).optional(),
});

/** A document of one paragraph, or of as many as the text has lines. */
export function toAdf(text: string): AdfDocument {
  const content = text.split('\n').map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  }));
  return { type: 'doc', version: 1, content };
}

/** The words of a document, a line for each block. */
export function toPlainText(document: AdfDocument): string {
  return document.content.map(textOf).join('\n').trim();
}

function textOf(raw: unknown): string {
  const node = nodeSchema.safeParse(raw);
  if (!node.success) return '';
  if (node.data.type === 'hardBreak') return '\n';
  if (node.data.text !== undefined) return node.data.text;
  const label = node.data.attrs?.['text'];
  if (typeof label === 'string') return label;
  return (node.data.content ?? []).map(textOf).join(node.data.type.endsWith('List') ? '\n' : '');
}

/** A document as the HTML of Jira's `renderedFields`; a node this site does not know shows its contents only. */
export function toHtml(document: AdfDocument): string {
  return document.content.map(htmlOf).join('\n');
}

const ELEMENT_BY_TYPE: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};
const ELEMENT_BY_MARK: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'em',
  code: 'tt',
  underline: 'ins',
  strike: 'del',
};

function htmlOf(raw: unknown): string {
  const parsed = nodeSchema.safeParse(raw);
  if (!parsed.success) return '';
  const node = parsed.data;
  if (node.type === 'text') return marked(node);
  if (node.type === 'hardBreak') return '<br/>';
  if (node.type === 'rule') return '<hr/>';
  const inner = (node.content ?? []).map(htmlOf).join('');
  if (node.type === 'heading') {
    const level = Math.min(6, Math.max(1, Number(node.attrs?.['level'] ?? 1)));
    return `<h${String(level)}>${inner}</h${String(level)}>`;
  }
  const element = ELEMENT_BY_TYPE[node.type];
  if (element !== undefined) return `<${element}>${inner}</${element}>`;
  const label = node.attrs?.['text'];
  return typeof label === 'string' ? escapeHtml(label) : inner;
}

function marked(node: AdfNode): string {
  return (node.marks ?? []).reduce(
    (html, mark) => {
      const href = mark.attrs?.['href'];
      if (mark.type === 'link' && typeof href === 'string' && /^(https?:|mailto:|\/)/i.test(href)) {
        return `<a href="${escapeHtml(href)}" rel="nofollow">${html}</a>`;
      }
      const element = ELEMENT_BY_MARK[mark.type];
      return element === undefined ? html : `<${element}>${html}</${element}>`;
    },
    escapeHtml(node.text ?? ''),
  );
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
