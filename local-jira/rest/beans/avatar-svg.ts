import type { Site } from '../../site/ports.ts';
import { escapeHtml } from './adf-html.ts';

/** Dark enough for white letters (at least 4.5:1). */
const COLOURS = ['#0055cc', '#206a83', '#216e4e', '#7f5f01', '#a54800', '#ae2e24', '#943d73', '#5e4db2'] as const;

/** A picture with the initials of a user, project or group, as an SVG document; null when there is no such one. */
export function renderAvatar(site: Site, kind: string, id: string): string | null {
  const name = nameOf(site, kind, id);
  if (name === undefined) return null;
  const radius = kind === 'user' ? 24 : 8;
  const sum = [...id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const colour = COLOURS[sum % COLOURS.length] ?? COLOURS[0];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="${String(radius)}" fill="${colour}"/>` +
    `<text x="24" y="31" text-anchor="middle" font-family="sans-serif" font-size="19" fill="#fff">${escapeHtml(initialsOf(name))}</text></svg>`
  );
}

function nameOf(site: Site, kind: string, id: string): string | undefined {
  switch (kind) {
    case 'user':
      return site.find('user', id)?.displayName;
    case 'project':
      return site.find('project', id)?.name;
    case 'group':
      return site.find('group', id)?.name;
    default:
      return undefined;
  }
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}
