import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Handlebars from 'handlebars';
import type { HelperCall } from './helpers/call.js';
import { REGISTERED_HELPERS } from './helpers/registry.js';

export interface ViewEngineOptions {
  /** Reads templates anew when a file has changed; for development. */
  readonly reload?: boolean;
  /** The URL of a static file by its name; `Assets.url` gives one that changes with the content. */
  readonly assetUrl?: (name: string) => string;
  /**
   * Compiles a template when it is first asked for, or in `warmUp`: a program that has just started answers sooner. A mistake in
   * a template then shows there and not in the constructor.
   */
  readonly later?: boolean;
}

const BUILT_IN = {
  helperMissing: true,
  blockHelperMissing: true,
  each: true,
  if: true,
  unless: true,
  with: true,
  log: true,
  lookup: true,
} as const;

const RUNTIME = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/**
 * Renders the templates of `views/`. A template's name is its path without `.hbs`; as a partial it is called by that name,
 * those under `partials/` without the folder. A partial sees only what it is given (and `@root`). All are compiled when the
 * engine is made, unless told otherwise, so that a template that does not parse or calls an unknown helper is found at once.
 */
export class ViewEngine {
  private handlebars = Handlebars.create();
  private templates = new Map<string, Handlebars.TemplateDelegate>();
  private readAt = '';
  private waiting: (() => void)[] = [];

  constructor(
    private readonly viewsDir: string,
    private readonly options: ViewEngineOptions = {},
  ) {
    this.compileAll();
  }

  /**
   * The page `view` of `model`, inside `layouts/<layout>` when one is named. The layout gets the same model and `body`.
   * @throws Error when there is no such view or layout, or a field that is printed is missing in the model.
   */
  render(view: string, model: object, layout?: string): string {
    if (this.options.reload && this.fingerprint() !== this.readAt) this.compileAll();
    const page = this.find(view);
    const frame = layout === undefined ? undefined : this.find(`layouts/${layout}`);
    const body = page(model, RUNTIME);
    return frame ? frame({ ...model, body: new Handlebars.SafeString(body) }, RUNTIME) : body;
  }

  /** Compiles what has not been asked for yet, one template a turn of the event loop. @throws Error of the first mistake */
  async warmUp(): Promise<void> {
    for (const compileNow of this.waiting.splice(0)) {
      compileNow();
      await setImmediate();
    }
  }

  private find(name: string): Handlebars.TemplateDelegate {
    const template = this.templates.get(name);
    if (!template) throw new Error(`There is no view ${name}.`);
    return template;
  }

  private files(): readonly string[] {
    const names = readdirSync(this.viewsDir, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.hbs')).map((name) => name.replaceAll('\\', '/'));
  }

  private fingerprint(): string {
    return this.files()
      .map((file) => `${file} ${statSync(join(this.viewsDir, file)).mtimeMs}`)
      .join('\n');
  }

  private compileAll(): void {
    this.handlebars = Handlebars.create();
    this.templates = new Map();
    this.waiting = [];
    this.readAt = this.options.reload ? this.fingerprint() : '';
    this.registerHelpers();
    for (const file of this.files()) {
      const name = file.slice(0, -'.hbs'.length);
      const template = this.compile(readFileSync(join(this.viewsDir, file), 'utf8').trimEnd(), name);
      this.templates.set(name, template);
      this.handlebars.registerPartial(name.replace(/^partials\//, ''), template);
    }
  }

  private registerHelpers(): void {
    const assetUrl = this.options.assetUrl ?? ((name: string) => `/assets/${name}`);
    const inPartial = this.inPartial.bind(this);
    this.handlebars.registerHelper(REGISTERED_HELPERS);
    this.handlebars.registerHelper('asset', (name: string) => assetUrl(name));
    this.handlebars.registerHelper('in', function (this: unknown, partial: string, call: HelperCall) {
      return inPartial(partial, call, call.fn?.(this) ?? '');
    });
  }

  /** `{{#in "panel" title="Risk"}}…{{/in}}`: the block, rendered where it stands, becomes `body` of the partial. */
  private inPartial(partial: string, call: HelperCall, block: string): Handlebars.SafeString {
    const model = { ...call.hash, body: new Handlebars.SafeString(block) };
    return new Handlebars.SafeString(
      this.find(`partials/${partial}`)(model, { ...RUNTIME, data: call.data }),
    );
  }

  private compile(source: string, name: string): Handlebars.TemplateDelegate {
    const known = Object.fromEntries(Object.keys(this.handlebars.helpers).map((helper) => [helper, true]));
    const options: PrecompileOptions = {
      strict: true,
      explicitPartialContext: true,
      preventIndent: true,
      knownHelpers: { ...BUILT_IN, ...known },
      knownHelpersOnly: true,
      noEscape: name.endsWith('.txt'),
    };
    let made: Handlebars.TemplateDelegate | undefined;
    const template = (): Handlebars.TemplateDelegate =>
      (made ??= naming(name, () => {
        const specification: unknown = new Function(
          `return ${String(this.handlebars.precompile(source, options))}`,
        )();
        return this.handlebars.template(Object(specification));
      }));
    if (this.options.later) this.waiting.push(template);
    else template();
    return (context, runtime) => naming(name, () => template()(context ?? {}, runtime));
  }
}

/** Handlebars' errors tell the line but not the file; this puts the template's name in front. */
function naming<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name}.hbs: ${reason}`, { cause: error });
  }
}
