import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DueTasks } from '../database/due-tasks.js';
import type { Statement } from '../database/statement.js';
import { LapsedGrants } from './lapsed-grants.js';
import { UnfinishedRequests } from './unfinished-requests.js';
import { lapsedGrants, toBeReminded, waitingSince } from './unfinished-requests.sql.js';

const AT_ONCE = 200;

/** What falls due by the program's clock. Each row is looked at again under its lock. What is closed is not reminded of any more, so closing comes first. */
@Injectable()
export class OutboundDueTasks implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly database: Database,
    private readonly unfinished: UnfinishedRequests,
    private readonly lapsed: LapsedGrants,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'close-unfinished-requests',
      run: (now) =>
        this.each(waitingSince(this.unfinished.closable(now), AT_ONCE), (id) =>
          this.unfinished.close(id, now),
        ),
    });
    this.dueTasks.register({
      name: 'remind-of-unfinished-requests',
      run: (now) =>
        this.each(toBeReminded(this.unfinished.remindable(now), AT_ONCE), (id) =>
          this.unfinished.remind(id, now),
        ),
    });
    this.dueTasks.register({
      name: 'tell-of-lapsed-grants',
      run: (now) => this.each(lapsedGrants(now, AT_ONCE), (id) => this.lapsed.tell(id, now)),
    });
  }

  private async each(due: Statement, act: (id: string) => Promise<void>): Promise<number> {
    const rows = await this.database.query<{ id: string }>(due);
    for (const { id } of rows) await act(id);
    return rows.length;
  }
}
