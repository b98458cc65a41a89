import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Clock } from '../site/ports.ts';
import type { Manifest } from './manifest.ts';
import { installGlobals } from './runtime-globals.ts';
import { siteDate } from './site-date.ts';

export type Handler = (payload: unknown, context: unknown) => unknown;

export type FoundHandler =
  | { readonly found: true; readonly handler: Handler; readonly timeoutSeconds: number | null }
  | { readonly found: false; readonly problem: string };

export interface Handlers {
  /** The exported function that a `function` module names. */
  find(functionKey: string): FoundHandler;
}

interface CommonJsModule {
  exports: Record<string, unknown>;
}

/**
 * Loads the built back end, `<dir>/<file>.cjs` for a handler `file.export`. Each call gives a fresh copy of the app, as a
 * deployment does.
 */
export function loadHandlers(dir: string, manifest: Manifest, clock: Clock): Handlers {
  const modules = new Map<string, CommonJsModule | null>();
  const load = (file: string): CommonJsModule | null => {
    const known = modules.get(file);
    if (known !== undefined) return known;
    // Forge's bundler writes .cjs; a hand-written app such as a fixture may be plain .js.
    const path = ['.cjs', '.js']
      .map((suffix) => resolve(join(dir, file + suffix)))
      .find((candidate) => existsSync(candidate));
    const loaded = path === undefined ? null : loadCommonJs(path, clock);
    modules.set(file, loaded);
    return loaded;
  };
  return {
    find(functionKey) {
      const declared = manifest.modules.function.find((one) => one.key === functionKey);
      if (declared === undefined) return missing(`The manifest declares no function "${functionKey}".`);
      const dot = declared.handler.lastIndexOf('.');
      const file = declared.handler.slice(0, dot);
      const name = declared.handler.slice(dot + 1);
      const loaded = load(file);
      if (loaded === null)
        return missing(`The function "${functionKey}" names the file ${file}, which is not in ${dir}.`);
      const handler = loaded.exports[name];
      if (!isHandler(handler))
        return missing(`The function "${functionKey}" names the export "${name}", which ${file} does not have.`);
      return { found: true, handler, timeoutSeconds: declared.timeoutSeconds ?? null };
    },
  };
}

function loadCommonJs(path: string, clock: Clock): CommonJsModule {
  installGlobals();
  const loaded: CommonJsModule = { exports: {} };
  const source = `${readFileSync(path, 'utf8')}\n//# sourceURL=${path}`;
  // The bundle is the project's own build. `require` would hand out the same copy to every site in this process.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function('exports', 'require', 'module', '__filename', '__dirname', 'Date', source);
  run.call(loaded.exports, loaded.exports, createRequire(path), loaded, path, join(path, '..'), siteDate(clock));
  return loaded;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function missing(problem: string): FoundHandler {
  return { found: false, problem };
}
