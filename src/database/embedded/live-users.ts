import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../config/make-folder.js';
import { ownLike } from './data-folder.js';
import { isRunning, ownMark, readMark } from './process-mark.js';

/**
 * Who uses the running database: one small file for each user, with the mark of its process. Whoever leaves and
 * finds nobody else stops the server. Files of dead processes do not count and are cleaned away. Call all of it
 * under the start lock.
 */
export class LiveUsers {
  private readonly folder: string;

  constructor(private readonly dataDir: string) {
    this.folder = join(dataDir, 'postgres.users');
  }

  /** Enters this process and gives the name of the entry; a process may enter more than once. */
  enter(): string {
    makeFolder(this.folder);
    ownLike(this.dataDir, this.folder);
    const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
    const path = join(this.folder, name);
    writeFileSync(path, JSON.stringify(ownMark()), { mode: 0o600 });
    ownLike(this.dataDir, path);
    return name;
  }

  /** Takes the entry out and gives how many living users remain. */
  leave(name: string): number {
    rmSync(join(this.folder, name), { force: true });
    return this.count();
  }

  private count(): number {
    let living = 0;
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name);
      const mark = readMark(path);
      if (mark !== undefined && isRunning(mark)) living += 1;
      else rmSync(path, { force: true });
    }
    return living;
  }
}
