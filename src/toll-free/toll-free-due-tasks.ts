import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { DueTasks } from '../database/due-tasks.js';
import { ExpireVerification } from './expire-verification.js';
import { windowsOver } from './verifications.sql.js';

const AT_ONCE = 200;

/** What falls due of verifications by the program's clock. Each row is looked at again under its lock. */
@Injectable()
export class TollFreeDueTasks implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly database: Database,
    private readonly expiry: ExpireVerification,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({
      name: 'expire-toll-free-verifications',
      run: async (now) => {
        const rows = await this.database.query<{ id: string }>(windowsOver(now, AT_ONCE));
        for (const { id } of rows) await this.expiry.expire(id, now);
        return rows.length;
      },
    });
  }
}
