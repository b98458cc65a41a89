/** Lets Node run evm/ and src/domain unbuilt: their imports carry no suffix, since Forge's bundler refuses one in src/. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    if (!isOurs || /\.[cm]?js$/.test(specifier)) return next(specifier, context);
    const file = specifier.endsWith('.ts') ? specifier : `${specifier}.ts`;
    return { ...next(file, context), format: 'module-typescript' };
  },
});
