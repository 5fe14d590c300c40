import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system user that the server runs as, when that is not the one who runs this program. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const MADE_HERE = 'gatehouse-postgres';

/** Postgres refuses to run as root; anybody else runs it as themselves. */
export function mustDropRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The users to try for a new cluster when this program runs as root, best first: whoever the data folder belongs
 * to, the system's own Postgres user, one made for the purpose, and the one that owns nothing. Lazy, because the
 * third may have to be made.
 */
export function* serverUserCandidates(dataDir: string): Generator<ServerUser> {
  const finders = [
    () => ownerOf(dataDir),
    () => lookUp('postgres'),
    () => lookUp(MADE_HERE) ?? make(MADE_HERE),
    () => lookUp('nobody'),
  ];
  for (const find of finders) {
    const user = find();
    if (user !== undefined && user.uid !== 0) yield user;
  }
}

/** The user that a folder belongs to; undefined when that is the one who runs this program. */
export function ownerOf(folder: string): ServerUser | undefined {
  const { uid, gid } = statSync(folder);
  return uid === process.getuid?.() ? undefined : { uid, gid };
}

/** Whether `user` may pass all folders down to `path` and there do what `bits` say (4 read, 2 write, 1 pass or run). */
export function canReach(user: ServerUser, path: string, bits: number): boolean {
  let current = realpathSync(path);
  if (!may(user, current, bits)) return false;
  while (dirname(current) !== current) {
    current = dirname(current);
    if (!may(user, current, 1)) return false;
  }
  return true;
}

function may(user: ServerUser, path: string, bits: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

function lookUp(name: string): ServerUser | undefined {
  return inPasswdFile(name) ?? inDirectoryService(name);
}

function inPasswdFile(name: string): ServerUser | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
  } catch {
    return undefined;
  }
}

function inDirectoryService(name: string): ServerUser | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    const [uid, gid] = [ask('-u'), ask('-g')];
    // macOS gives `nobody` the number -2, which the system calls take as the same 32 bits.
    return { uid: uid >>> 0, gid: gid >>> 0 };
  } catch {
    return undefined;
  }
}

function make(name: string): ServerUser | undefined {
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
    execFileSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', name], { stdio: 'pipe' });
    return lookUp(name);
  } catch {
    return undefined; // no such tool, or a read-only system: the next candidate will do
  }
}
