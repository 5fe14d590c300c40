/**
 * `npm start`, `npm run start:web`, `npm run start:worker`: builds the program when something has changed since it was built last,
 * then becomes it. Asking the compiler each time would take longer than starting.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'dist', '.built');
const PROGRAMS = { main: '../dist/src/main.js', worker: '../dist/src/worker.js' };
const SOURCES = [
  'src',
  'migrations',
  'test/bench',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

const program = PROGRAMS[process.argv[2] ?? 'main'];
if (isStale()) build();
await import(program);

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

/** The stamp bears the time at which the build began: what is changed meanwhile is built the next time. */
function build() {
  const begun = new Date();
  const compiler = findCompiler();
  if (compiler === null) return; // installed without what only developers need; it came built
  const { status } = spawnSync(process.execPath, [compiler, '-b', join(ROOT, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, begun, begun);
}

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return null;
  }
}
