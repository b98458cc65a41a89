/** A node of an ADF document: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export type TextPart = string | { readonly mention: string };

interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly unknown[];
}

/** Plain text as a document: a paragraph for each line. */
export function textDocument(text: string): AdfDocument {
  return partsDocument(text.split('\n').map((line) => [line]));
}

/** Paragraphs of text and mentions. Jira shows a mentioned person's name and tells that person. */
export function partsDocument(paragraphs: readonly (readonly TextPart[])[]): AdfDocument {
  return {
    type: 'doc',
    version: 1,
    content: paragraphs
      // ADF has no empty text nodes.
      .map((parts) => parts.filter((part) => part !== ''))
      .filter((parts) => parts.length > 0)
      .map((parts) => ({
        type: 'paragraph',
        content: parts.map((part) =>
          typeof part === 'string' ? { type: 'text', text: part } : { type: 'mention', attrs: { id: part.mention } },
        ),
      })),
  };
}
