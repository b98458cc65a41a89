import Avatar from '@atlaskit/avatar';
import type { User } from '../api/beans';

const HUES = ['#1868DB', '#1F845A', '#6E5DC6', '#A54800', '#AE2E24', '#206A83', '#4C6B1F', '#943D73'];

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return `${words[0]?.charAt(0) ?? '?'}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}

/** Initials on a colour of the person's own, as a picture: no avatar leaves this machine. */
function pictureOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const colour = HUES[sum % HUES.length] ?? '#1868DB';
  const safe = initialsOf(name).replace(/[<>&]/g, '?');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${colour}"/><text x="16" y="21" font-family="sans-serif" font-size="13" font-weight="600" fill="#fff" text-anchor="middle">${safe}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function PersonAvatar({ name, size = 'small' }: { readonly name: string; readonly size?: 'small' | 'medium' }) {
  // Decoration: the name always stands beside it or labels the button around it.
  return (
    <span aria-hidden="true" className="avatar">
      <Avatar src={pictureOf(name)} size={size} />
    </span>
  );
}

/** @param person null for nobody, in the words given */
export function Person({
  person,
  nobody = 'Unassigned',
}: {
  readonly person: Pick<User, 'displayName'> | null;
  readonly nobody?: string;
}) {
  if (!person) return <span className="subtle">{nobody}</span>;
  return (
    <span className="person">
      <PersonAvatar name={person.displayName} />
      <span>{person.displayName}</span>
    </span>
  );
}
