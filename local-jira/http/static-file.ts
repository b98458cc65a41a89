import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { textAnswer, type HttpAnswer } from './http-answer.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file at a URL path below a folder, or null; never one outside the folder. */
export async function findStaticFile(
  dir: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<HttpAnswer | null> {
  const file = resolveInside(dir, path);
  if (file === null) return null;
  try {
    if (!(await stat(file)).isFile()) return null;
    return textAnswer(
      200,
      TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      await readFile(file),
      headers,
    );
  } catch {
    return null;
  }
}

export function resolveInside(dir: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const root = normalize(dir);
  const file = normalize(join(root, decoded));
  return file === root || file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null;
}
