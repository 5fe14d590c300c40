import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/config/make-folder.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-folder-'));
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('making a folder', () => {
  it('makes those above it too, for its owner alone, and does not mind that it is there', () => {
    const path = join(folder, 'a', 'b', 'c');

    makeFolder(path);
    makeFolder(path);

    expect(statSync(path).isDirectory()).toBe(true);
    for (const made of ['a', 'a/b', 'a/b/c']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['below a file', 'file/data'],
    ['where a file is', 'file'],
    ['behind a link that leads nowhere', 'dangling'],
    ['below a link that leads nowhere', 'dangling/data'],
  ])('refuses a place %s, with what to do', (_, place) => {
    expect(() => makeFolder(join(folder, place))).toThrow(
      /^No folder can be made at .* Set DATA_DIR to a folder/,
    );
  });

  it.runIf(process.platform === 'linux')('refuses a place in /proc at once', () => {
    expect(() => makeFolder('/proc/gatehouse/data')).toThrow(
      /^No folder can be made at \/proc\/gatehouse\/data/,
    );
  });
});
