import type { Clock } from '../site/ports.ts';

/**
 * A `Date` whose now is the site's: what the app's code sees under that name, so that moving the site's clock moves the app's
 * today. Dates made with it are ordinary ones.
 */
export function siteDate(clock: Clock): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args) => (args.length === 0 ? new target(clock.now()) : construct(target, args)),
    apply: (target) => new target(clock.now()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? () => clock.now() : (Reflect.get(target, name, receiver) as unknown),
  });
}

function construct(target: DateConstructor, args: unknown[]): Date {
  // Whatever `new Date(…)` accepts or turns into an invalid date goes through unchanged.
  return Reflect.construct(target, args) as Date;
}
