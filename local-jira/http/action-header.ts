import type { ActionTag } from '../forge/meter.ts';

const MAX_LENGTH = 500;

/** `X-Local-Jira-Action: <id>;<label>`, the label URL-encoded: the click that a page's request belongs to. */
export function readActionHeader(header: string | string[] | undefined, user: string): ActionTag | null {
  if (typeof header !== 'string' || header.length > MAX_LENGTH) return null;
  const semicolon = header.indexOf(';');
  const id = semicolon < 0 ? header : header.slice(0, semicolon);
  if (id === '') return null;
  return { id, label: semicolon < 0 ? id : decode(header.slice(semicolon + 1)), user };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
