import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { program, type InstalledPostgres, type LibraryLink } from './binaries.js';
import { canReach, type ServerUser } from './server-user.js';

const COPY = 'postgres-binaries-';
/** Static archives and build files: no use to a server. */
const LEFT_OUT = /\.a$|^pkgconfig$|^include$/;

/**
 * Gives a folder of binaries that `user` (or whoever runs this program) can run: the installed one with its links
 * repaired, or, when it cannot be written or that user cannot read it, a copy below `home`.
 */
export function runnableBinaries(
  installed: InstalledPostgres,
  home: string,
  user: ServerUser | undefined,
): string {
  const copy = join(home, `${COPY}${installed.version}`);
  if (existsSync(copy)) return copy;
  if (isReadable(installed.root, user) && makeLinks(installed.links)) return installed.root;
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    copyTree(installed.root, unfinished);
    makeLinks(installed.links.map((each) => moved(each, installed.root, unfinished)));
    renameSync(unfinished, copy);
    return copy;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Removes the copies of other versions beside the one in use. Only while no server runs: it loads libraries late. */
export function removeOtherCopies(inUse: string): void {
  if (!basename(inUse).startsWith(COPY)) return;
  for (const name of readdirSync(dirname(inUse))) {
    if (name.startsWith(COPY) && name !== basename(inUse))
      rmSync(join(dirname(inUse), name), { recursive: true });
  }
}

/** What the system says when `user` tries to run the server; undefined when it runs. */
export function whyNotRunnable(root: string, user: ServerUser | undefined): string | undefined {
  const tried = spawnSync(program(root, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  if (tried.status === 0) return undefined;
  return tried.error?.message ?? tried.stderr;
}

function isReadable(root: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true;
  const samples = [
    program(root, 'postgres'),
    program(root, 'initdb'),
    join(root, 'lib'),
    join(root, 'share'),
  ];
  return samples.every((path) => canReach(user, path, 5));
}

/** Makes the links that are missing; false when one cannot be made here. */
function makeLinks(links: readonly LibraryLink[]): boolean {
  try {
    for (const { library, link } of links) {
      if (!existsSync(link)) symlinkSync(relative(dirname(link), library), link);
    }
  } catch {
    // Another start may have made the same link in between; anything else is a folder that cannot be written.
  }
  return links.every(({ link }) => existsSync(link));
}

function moved({ library, link }: LibraryLink, from: string, to: string): LibraryLink {
  return { library: join(to, relative(from, library)), link: join(to, relative(from, link)) };
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT.test(basename(entry.name)) || entry.isSymbolicLink()) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else {
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
      // The package may have been unpacked under a strict umask; these are public programs.
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
