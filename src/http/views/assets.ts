import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageRoot } from './package-root.js';

/** A static file as it goes over the wire. */
export interface Asset {
  readonly body: Buffer;
  readonly gzip: Buffer;
  readonly type: string;
  /** The first 12 hex digits of its SHA-256: the version in its URL. */
  readonly version: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const VENDOR: Readonly<Record<string, string>> = {
  'vendor/htmx.js': 'htmx.org/dist/htmx.min.js',
  'vendor/idiomorph.js': 'idiomorph/dist/idiomorph-ext.min.js',
};

const VENDOR_SCRIPTS = ['vendor/htmx.js', 'vendor/idiomorph.js'];
const STYLES = ['tokens.css', 'base.css', 'components/'];

/** One request a page instead of twenty: what a bundle holds, in order; a folder means all its files by name. */
const BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'bundle/desk.css': [...STYLES, 'desk.css', 'desk/', 'print.css'],
  'bundle/portal.css': [...STYLES, 'portal.css', 'print.css'],
  'bundle/desk.js': [...VENDOR_SCRIPTS, 'scripts/', 'desk.js'],
  'bundle/portal.js': [...VENDOR_SCRIPTS, 'scripts/', 'portal.js'],
};

/**
 * The static files of the pages: those of `views/assets`, the vendored scripts straight from node_modules, and the bundles
 * put together from both. All are read and compressed when first asked for and kept; with `reload` they are read each time.
 */
export class Assets {
  private readonly kept = new Map<string, Asset>();

  constructor(
    private readonly root: string = packageRoot(),
    private readonly reload = false,
  ) {}

  /** The file of that name (`bundle/desk.css`), or null. Names come from URLs: what leaves the folder is not found. */
  find(name: string): Asset | null {
    const kept = this.reload ? undefined : this.kept.get(name);
    if (kept !== undefined) return kept;
    const asset = this.read(name);
    if (asset) this.kept.set(name, asset);
    return asset;
  }

  /** `/assets/bundle/desk.css?v=1f0c…`, which changes with the content. @throws Error when there is no such file. */
  url(name: string): string {
    const asset = this.find(name);
    if (!asset) throw new Error(`There is no asset ${name}.`);
    return `/assets/${name}?v=${asset.version}`;
  }

  private read(name: string): Asset | null {
    const type = TYPES[extname(name)];
    if (type === undefined || !/^[a-z0-9-]+(\/[a-z0-9-]+)?\.[a-z]+$/.test(name)) return null;
    const parts = BUNDLES[name]?.flatMap((part) => this.expand(part)) ?? [name];
    if (!parts.every((part) => this.isFile(part))) return null;
    // The semicolon ends a script that ends without one; in a style sheet it may not stand there.
    const glue = type.startsWith('text/javascript') ? '\n;\n' : '\n';
    const body = Buffer.from(parts.map((part) => readFileSync(this.pathOf(part), 'utf8')).join(glue));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return { body, gzip: gzipSync(body), type, version };
  }

  private expand(part: string): readonly string[] {
    if (!part.endsWith('/')) return [part];
    const files = readdirSync(this.pathOf(part)).sort();
    return files.filter((file) => extname(file) in TYPES).map((file) => part + file);
  }

  private pathOf(name: string): string {
    const vendored = VENDOR[name];
    return vendored ? join(this.root, 'node_modules', vendored) : join(this.root, 'views', 'assets', name);
  }

  private isFile(name: string): boolean {
    const path = this.pathOf(name);
    return existsSync(path) && statSync(path).isFile();
  }
}
