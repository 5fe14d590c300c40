import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, looking upwards from `from`; the same whether the program runs from `src` or
 * from `dist/src`.
 * @throws Error when there is none, which means that the program was installed without its package.json.
 */
export function packageRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('No package.json above the program: the installation is incomplete.');
  return packageRoot(parent);
}

/** Where the templates and the front-end assets lie. */
export const VIEWS_DIR = join(packageRoot(), 'views');
