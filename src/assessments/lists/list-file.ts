import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The lists are text files of the source tree, so that a change to one reads as a list of lines. The built program under `dist` reads the same files. */
const LISTS = join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'src', 'assessments', 'lists');

/**
 * The lines of one shipped list (`lists/README.md` says where each comes from and under which licence).
 * Empty lines and lines that begin with `#` are left out. @throws when the file is missing: the program must not start without its lists.
 */
export function listFile(name: string): readonly string[] {
  return readFileSync(join(LISTS, name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The columns of a list whose lines are `a ; b ; c`; a missing column at the end is the empty text. */
export function listTable(name: string): readonly (readonly string[])[] {
  return listFile(name).map((line) => line.split(';').map((column) => column.trim()));
}

/** The nearest folder above that holds `package.json`. */
function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The lists were not found: no package.json stands above this file.');
  return packageRoot(parent);
}
