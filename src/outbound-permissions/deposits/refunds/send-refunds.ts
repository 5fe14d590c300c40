import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../../../config/log.js';
import { Database } from '../../../database/database.js';
import { DueTasks, type DueTask } from '../../../database/due-tasks.js';
import { SECOND } from '../../../kernel/clock.js';
import type { Deposit } from '../deposit.entity.js';
import { OrderRefund } from './order-refund.js';
import { claimDueRefunds } from './refunds.sql.js';

const BATCH = 8;
/** How long the other work that is due waits for a slow gateway. */
const PATIENCE = 2 * SECOND;

/** Asks gateways for the refunds that are due, in as many processes as there are; a slow gateway holds nothing else up. */
@Injectable()
export class SendRefunds implements DueTask, OnModuleInit, OnModuleDestroy {
  readonly name = 'send-refunds';
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly dueTasks: DueTasks,
    private readonly refunds: OrderRefund,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register(this);
  }

  async run(now: Date): Promise<number> {
    const room = BATCH - this.underWay.size;
    if (room <= 0) return 0;
    const due = await this.database.query<Deposit>(claimDueRefunds(now, room));
    const begun = due.map((deposit) => this.begin(deposit));
    await patiently(begun);
    return due.length;
  }

  async onModuleDestroy(): Promise<void> {
    await patiently([...this.underWay]);
  }

  private begin(deposit: Deposit): Promise<void> {
    const order = this.refunds
      .order(deposit)
      .catch((error: unknown) => this.log.error({ err: error }, 'a refund could not be noted'))
      .finally(() => this.underWay.delete(order));
    this.underWay.add(order);
    return order;
  }
}

/** Waits for all of them, but not for long. */
async function patiently(orders: readonly Promise<void>[]): Promise<void> {
  const enough = new AbortController();
  await Promise.race([
    Promise.all(orders),
    pause(PATIENCE, undefined, { signal: enough.signal }).catch(() => undefined),
  ]);
  enough.abort();
}
