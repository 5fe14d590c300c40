import { wordOf } from '../words.js';
import { amounts } from './amounts.js';
import { textOf } from './call.js';
import { charts } from './charts.js';
import { fields } from './fields.js';
import { links } from './links.js';
import { logic } from './logic.js';
import { places } from './places.js';
import { time } from './time.js';

/** Every helper a template may call; another name does not compile. */
const HELPERS = {
  ...logic,
  ...time,
  ...amounts,
  ...places,
  ...fields,
  ...links,
  ...charts,
  /** `on_hold` → `On hold`. */
  label: (text: unknown): string => wordOf(textOf(text)).label,
  wordIcon: (text: unknown): string => wordOf(textOf(text)).icon,
  wordTone: (text: unknown): string => wordOf(textOf(text)).tone,
};

type Helper = (...args: never[]) => unknown;

/** Helpers that make sense without an argument. */
const WITHOUT_ARGUMENTS: ReadonlySet<string> = new Set(['object', 'list', 'countryOptions']);

/**
 * A helper's name without arguments means the model's field of that name: `{{label}}` prints the field, `{{label word}}`
 * calls the helper. So helpers can have plain names and models too.
 */
function orField(name: string, helper: Helper): (this: unknown, ...args: unknown[]) => unknown {
  return function (this: unknown, ...args: unknown[]): unknown {
    if (args.length > 1 || WITHOUT_ARGUMENTS.has(name)) return Reflect.apply(helper, undefined, args);
    if (typeof this === 'object' && this !== null && Object.hasOwn(this, name))
      return Reflect.get(this, name);
    throw new Error(`"${name}" is neither a field here nor was the helper given an argument`);
  };
}

/** The helpers as Handlebars wants them. */
export const REGISTERED_HELPERS = Object.fromEntries(
  Object.entries<Helper>(HELPERS).map(([name, helper]) => [name, orField(name, helper)]),
);
