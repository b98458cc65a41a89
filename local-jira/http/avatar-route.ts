import { renderAvatar } from '../rest/beans/avatar-svg.ts';
import type { Site } from '../site/ports.ts';
import { errorAnswer, textAnswer, type HttpAnswer } from './http-answer.ts';

const AVATAR_PATH = /^\/_local\/avatar\/([a-z]+)\/([^/]+)$/;

/** The picture that avatar links point to; null for another path. */
export function answerAvatar(site: Site, path: string): HttpAnswer | null {
  const [, kind, id] = AVATAR_PATH.exec(path) ?? [];
  if (kind === undefined || id === undefined) return null;
  const svg = renderAvatar(site, kind, decodeURIComponent(id));
  return svg === null
    ? errorAnswer(404, 'There is no such avatar.')
    : textAnswer(200, 'image/svg+xml', svg, { 'cache-control': 'max-age=3600' });
}
