/** Lets Node run evm/ and src/domain unbuilt: their imports carry no suffix, since Forge's bundler refuses one in src/. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || /\.[cm]?[jt]s$/.test(specifier)) return next(specifier, context);
    return { ...next(`${specifier}.ts`, context), format: 'module-typescript' };
  },
});
