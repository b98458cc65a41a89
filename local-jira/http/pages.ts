import { findStaticFile } from './static-file.ts';
import { textAnswer, type HttpAnswer } from './http-answer.ts';

/** The site's own pages: a built file, or the one page that every address of the site is. */
export async function answerPage(webDir: string, path: string, port: number): Promise<HttpAnswer> {
  const frames = `http://localhost:${String(port)}`;
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    // Atlaskit writes style elements while it runs.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${frames}`,
    "font-src 'self' data:",
    `frame-src ${frames}`,
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'self'",
  ].join('; ');
  const headers = { 'content-security-policy': policy, 'cache-control': 'no-cache', 'referrer-policy': 'same-origin' };
  const file = path === '/' ? null : await findStaticFile(webDir, path.slice(1), headers);
  if (file !== null) return file;
  if (/\.(?:js|css|map|png|svg|ico|woff2)$/.test(path))
    return textAnswer(404, 'text/plain; charset=utf-8', `There is no ${path}.`);
  const index = await findStaticFile(webDir, 'index.html', headers);
  return index ?? textAnswer(503, 'text/plain; charset=utf-8', 'The pages are not built. Run: npm run build');
}
