import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findResourceDir, type AppPackage } from '../forge/forge.ts';
import type { Manifest } from '../forge/manifest.ts';
import { errorAnswer, textAnswer, type HttpAnswer } from './http-answer.ts';
import { findStaticFile, resolveInside } from './static-file.ts';

const BRIDGE_PATH = '/_frame/__bridge.js';
const BRIDGE_SOURCE = join('local-jira', 'web', 'frame-bridge', 'bridge.ts');

/**
 * Serves the app's Custom UI resources, as Forge's CDN does: on an origin of their own (the host name `localhost`), behind
 * Forge's Content Security Policy, with the bridge put in first.
 */
export interface FrameServer {
  answer(path: string): Promise<HttpAnswer>;
}

export function createFrameServer(app: AppPackage, port: number, projectDir: string): FrameServer {
  const policy = { 'content-security-policy': contentSecurityPolicy(app.manifest, port), 'cache-control': 'no-cache' };
  let bridge: string | undefined;
  return {
    async answer(path) {
      if (path === BRIDGE_PATH) {
        bridge ??= stripTypes(readFileSync(join(projectDir, BRIDGE_SOURCE), 'utf8'));
        return textAnswer(200, 'text/javascript; charset=utf-8', bridge, policy);
      }
      const [, resourceKey = '', rest = ''] = /^\/_frame\/([^/]+)\/?(.*)$/.exec(path) ?? [];
      const dir = findResourceDir(app, resourceKey);
      if (dir === null) return errorAnswer(404, `The app has no built resource "${resourceKey}".`);
      if (rest === '' || rest === 'index.html') return indexPage(dir, policy);
      return (await findStaticFile(dir, rest, policy)) ?? errorAnswer(404, `There is no ${path}.`);
    },
  };
}

async function indexPage(dir: string, policy: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  const file = resolveInside(dir, 'index.html');
  try {
    const html = await readFile(file ?? '', 'utf8');
    const injected = html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}<script src="${BRIDGE_PATH}"></script>`);
    return textAnswer(200, 'text/html; charset=utf-8', injected, policy);
  } catch {
    return errorAnswer(404, 'The resource has no index.html.');
  }
}

/** The policy that Forge's CDN sends with Custom UI: `@forge/csp/out/csp/csp-injection-service.js`, without Atlassian's hosts. */
function contentSecurityPolicy(manifest: Manifest, port: number): string {
  const site = `http://127.0.0.1:${String(port)}`;
  const content = manifest.permissions.content;
  const sources = (list: readonly string[] | undefined): string =>
    ["'self'", ...(list ?? []).map(quoteKeyword)].join(' ');
  return [
    "default-src 'self'",
    `frame-ancestors 'self' ${site}`,
    "frame-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: blob: ${site}`,
    "media-src 'self' data: blob:",
    "connect-src 'self'",
    `script-src ${sources(content?.scripts)}`,
    `style-src ${sources(content?.styles)}`,
    "form-action 'self'",
    'sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
  ].join('; ');
}

/** `unsafe-inline` stands without quotes in a manifest. */
function quoteKeyword(source: string): string {
  return /^(?:unsafe-|sha\d+-)/.test(source) ? `'${source}'` : source;
}

function stripTypes(source: string): string {
  return process.getBuiltinModule('node:module').stripTypeScriptTypes(source);
}
