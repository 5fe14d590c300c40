/**
 * `npm start` and its like: builds the program when something has changed since it was built last, then becomes the part of it
 * that is asked for. Asking the compiler each time would take longer than starting; types are checked by `npm run check`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import * as modules from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist');
const STAMP = join(BUILT, '.built');
const LOCK = join(BUILT, '.building');
const PROGRAMS = {
  main: '../dist/src/main.js',
  worker: '../dist/src/worker.js',
  'audit:verify': '../dist/src/ledger/verify.cli.js',
  'deposits:verify': '../dist/src/outbound-permissions/deposits/books/verify.cli.js',
  'demo:remove': '../dist/src/demonstration/remove.cli.js',
};
const SOURCES = [
  'src',
  'migrations',
  'test/bench',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

if (isStale()) await takeTurns(() => isStale() && build());
modules.enableCompileCache?.(); // Node 22.1 and newer keep what they have compiled, and start sooner
await import(PROGRAMS[process.argv[2] ?? 'main']);

/** Folders count too: they change when a file is added or removed. */
function isStale() {
  const built = statSync(STAMP, { throwIfNoEntry: false });
  return built === undefined || SOURCES.some((source) => newest(join(ROOT, source)) > built.mtimeMs);
}

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Of several that start at once, one builds and the others wait: none is to read what another is writing. */
async function takeTurns(work) {
  mkdirSync(BUILT, { recursive: true });
  while (!isMine()) await sleep(50);
  try {
    work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function isMine() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned()) rmSync(LOCK, { force: true });
    return false;
  }
}

/** Whether its owner was killed, perhaps before it had signed. */
function isAbandoned() {
  try {
    const owner = Number.parseInt(readFileSync(LOCK, 'utf8'), 10);
    return Number.isNaN(owner) ? Date.now() - statSync(LOCK).mtimeMs > 3000 : !isAlive(owner);
  } catch {
    return false; // gone by now
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The stamp bears the time at which the build began: what is changed meanwhile is built the next time. */
function build() {
  const begun = new Date();
  const compiler = findCompiler();
  if (compiler === null) return; // installed without what only developers need; it came built
  const project = join(ROOT, 'tsconfig.build.json');
  const { status } = spawnSync(process.execPath, [compiler, '-b', project, '--noCheck'], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    rmSync(LOCK, { force: true });
    process.exit(status ?? 1);
  }
  writeFileSync(STAMP, '');
  utimesSync(STAMP, begun, begun);
}

function findCompiler() {
  try {
    return modules.createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return null;
  }
}
