import { spawn } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { program } from './binaries.js';
import { letPass } from './data-folder.js';
import { EmbeddedPostgresError, diagnose } from './failure.js';
import { bareEnvironment } from './launch.js';
import { canReach, type ServerUser } from './server-user.js';

/** Where a cluster goes when its user cannot reach the data folder; the system's place for lasting state first. */
const ELSEWHERE = ['/var/lib', '/var/tmp'];

/**
 * The folder that takes the cluster: the data folder itself, or, when the server's user cannot get there (a
 * checkout below /root), a folder elsewhere named by the data folder's path.
 */
export function chooseHome(dataDir: string, user: ServerUser | undefined): string {
  if (user === undefined || canReach(user, dataDir, 1)) return dataDir;
  if (canReach(user, dirname(dataDir), 1)) {
    letPass(dataDir, user.gid);
    return dataDir;
  }
  return openElsewhere(`gatehouse-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
}

/**
 * Makes a new cluster in one step: `cluster` is there complete or not at all.
 * Text is UTF-8 and sorts by code point on every system; all connections need a password.
 */
export async function makeCluster(making: {
  binaries: string;
  cluster: string;
  user: ServerUser | undefined;
  superuser: string;
  password: string;
  /** False leaves the writing to disk to the system: for tests only. */
  fsync: boolean;
  /** Called when all is made and before the cluster takes its name. */
  beforeItIsThere: () => void;
}): Promise<void> {
  const { binaries, cluster, user, superuser, password, fsync, beforeItIsThere } = making;
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (user !== undefined) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    const said = await run(
      program(binaries, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--auth=scram-sha-256',
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--no-instructions',
        ...(fsync ? [] : ['--no-sync']),
      ],
      user,
    );
    if (said !== undefined) throw new EmbeddedPostgresError(diagnose(said), said);
    beforeItIsThere();
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function openElsewhere(name: string): string {
  for (const parent of ELSEWHERE) {
    const path = join(parent, name);
    try {
      mkdirSync(path, { mode: 0o711 });
      chmodSync(path, 0o711);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) continue;
    }
    // The name can be guessed and /var/tmp is open to all: never use a folder that somebody else has put there.
    const found = lstatSync(path);
    if (found.isDirectory() && found.uid === process.getuid?.()) return path;
  }
  throw new EmbeddedPostgresError('not_yours', `No folder could be made in ${ELSEWHERE.join(' or ')}.`);
}

/** Runs a program to its end; undefined when all went well, else what it said. */
function run(
  path: string,
  flags: readonly string[],
  user: ServerUser | undefined,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const running = spawn(path, flags, {
      ...user,
      cwd: '/',
      env: bareEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    running.stderr.setEncoding('utf8').on('data', (words: string) => (said += words));
    running.once('error', (error) => resolve(error.message));
    running.once('close', (code) =>
      resolve(code === 0 ? undefined : `${said}\ninitdb ended with ${String(code)}`),
    );
  });
}
