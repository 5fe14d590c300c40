import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/http/views/package-root.js';

/** Variables that are read already and whose row is still to be written. */
const PENDING: readonly string[] = ['EVENT_SIGNING_KEY', 'SINK_FAILED_AFTER_HOURS'];

/** A variable where it is read: `text(env, 'SMTP_URL')`, `env['NODE_ENV']`; or in a list of names, known by its underscore. */
const NAMES = /\benv(?:,\s*|\[)'([A-Z][A-Z0-9_]*)'|'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g;

function variablesRead(): readonly string[] {
  const folder = join(packageRoot(), 'src/config');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [
    ...new Set(sources.flatMap((source) => [...source.matchAll(NAMES)].map(([, a, b]) => a ?? b ?? ''))),
  ];
}

function variablesInTable(): readonly string[] {
  const lines = readFileSync(join(packageRoot(), 'README.md'), 'utf8').split('\n');
  const head = lines.findIndex((line) => /^\| variable +\|/.test(line));
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'));
  // The second column holds values, some of them in capitals; the first holds names alone.
  const firstCells = lines.slice(head + 2, end).map((line) => line.split('|')[1] ?? '');
  return firstCells.flatMap((cell) =>
    [...cell.matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, name]) => name ?? ''),
  );
}

it('names every variable that the program reads in the README’s table', () => {
  const read = variablesRead();
  expect(read.length).toBeGreaterThan(40);

  const inTable = new Set([...variablesInTable(), ...PENDING]);

  expect(read.filter((name) => !inTable.has(name))).toEqual([]);
});

it('names no variable there that nothing reads, and none twice', () => {
  const inTable = variablesInTable();

  const read = new Set(variablesRead());

  expect(inTable.filter((name) => !read.has(name))).toEqual([]);
  expect(inTable).toEqual([...new Set(inTable)]);
});
