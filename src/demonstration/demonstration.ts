import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { LOG, type Log } from '../config/log.js';
import { Database } from '../database/database.js';
import { readMark, type DemonstrationMark } from './demonstration-mark.js';
import { holdDemonstrationLock } from './demonstration-lock.js';
import { LoadDemonstration } from './load-demonstration.js';
import { openRemoval } from './removal/open-removal.js';

/** Where the demonstration is loaded into. */
interface Where {
  /** Not through a pooler: the lock belongs to a connection. */
  readonly directUrl: string;
  /** As the owner of the tables, to take away what a killed load has left. */
  readonly ownerUrl: string;
  /** Aborted when the program is to end: what was loaded by then is taken away by the next start. */
  readonly interrupted?: AbortSignal;
}

/** What `ensure` has found or done. */
export type DemonstrationState = 'loaded' | 'loaded_before' | 'failed' | 'none';

/**
 * The demonstration is loaded once: at the first start where it is wanted and there is no account yet. A load that was killed
 * in the middle is taken away and, where it is wanted, begun again. Processes that start at once take turns.
 */
@Injectable()
export class Demonstration {
  constructor(
    private readonly database: Database,
    private readonly loadDemonstration: LoadDemonstration,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Call it before the worker starts and before anybody is let in. A demonstration that cannot be loaded does not keep the program from starting. @throws the reason of the interruption */
  async ensure(where: Where): Promise<DemonstrationState> {
    const seen = await this.readMark();
    if (seen === null ? !this.config.demo : seen.state !== 'loading') return stateOf(seen);
    const release = await holdDemonstrationLock(where.directUrl);
    try {
      const mark = await this.readMark(); // once more: somebody else may have been at it
      if (mark !== null && mark.state !== 'loading') return stateOf(mark);
      if (mark !== null) await this.takeAway(where.ownerUrl, mark);
      if (!this.config.demo || (await this.hasAccounts())) return 'none';
      return await this.load(where);
    } finally {
      await release();
    }
  }

  private async load({ ownerUrl, interrupted }: Where): Promise<DemonstrationState> {
    try {
      const refused = await this.loadDemonstration.load(interrupted);
      if (refused.length > 0)
        this.log.debug({ refused: refused.length }, 'scenes of the demonstration were refused');
      return 'loaded';
    } catch (error) {
      interrupted?.throwIfAborted();
      this.log.error({ err: error }, 'the demonstration could not be loaded');
      const mark = await this.readMark();
      if (mark !== null) await this.takeAway(ownerUrl, mark);
      return 'failed';
    }
  }

  private async takeAway(ownerUrl: string, mark: DemonstrationMark): Promise<void> {
    const removal = await openRemoval(this.config, ownerUrl);
    try {
      await removal.remove(mark, 'interrupted');
    } finally {
      await removal.close();
    }
  }

  private async readMark(): Promise<DemonstrationMark | null> {
    return (await this.database.find<{ value: DemonstrationMark }>(readMark()))?.value ?? null;
  }

  private async hasAccounts(): Promise<boolean> {
    const [row] = await this.database.list<{ any: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM accounts) AS any`,
      [],
    );
    return row?.any === true;
  }
}

function stateOf(mark: DemonstrationMark | null): DemonstrationState {
  return mark?.state === 'loaded' ? 'loaded_before' : 'none';
}
