import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import {
  readSandboxBody,
  SANDBOX_TYPES,
  type SandboxType,
} from '../../../src/integrations/payments/sandbox-body.js';
import type { GatewayEvent } from '../../../src/integrations/payments/payment-gateway.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { HOUR } from '../../../src/kernel/clock.js';
import { RefusalError } from '../../../src/kernel/errors.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { AskForDeposit } from '../../../src/outbound-permissions/deposits/ask-for-deposit.js';
import { TakeNews } from '../../../src/outbound-permissions/deposits/news/take-news.js';
import { forfeitDeposit } from '../../../src/outbound-permissions/deposits/refunds/forfeit-deposit.js';
import { requestRefund } from '../../../src/outbound-permissions/deposits/refunds/request-refund.js';
import { SendRefunds } from '../../../src/outbound-permissions/deposits/refunds/send-refunds.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount } from '../../support/builders.js';
import { aRequest, checkBooks } from '../../support/deposits.js';
import { rowsIn } from '../../support/rows-in.js';
import { toSid } from '../../../src/kernel/ids.js';

const OPERATIONS = 2000;
const REQUESTS = 25;
/** So many at the same time, so that they meet. */
const AT_ONCE = 8;

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp({}, { worker: false });
});
afterAll(() => gatehouse.stop());

const TYPES: readonly SandboxType[] = [
  'payment.succeeded',
  'payment.failed',
  'payment.refunded',
  'payment.disputed',
  'payment.refund_failed',
];

const index = fc.nat({ max: 10_000 });
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      which: index,
      amount: fc.constantFrom(1000, 1500, 2000),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant('tell' as const), which: index, type: fc.constantFrom(...TYPES) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: index }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mislead' as const),
      which: index,
      amount: fc.integer({ min: 1, max: 5000 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('refund' as const), which: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forfeit' as const), which: index }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('work' as const), which: index }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** One run on requests of its own; gives how much had an effect. */
class Run {
  private readonly told: GatewayEvent[] = [];
  private readonly deposits: { sid: string; id: string; amount: number }[] = [];
  private counter = 0;
  private hours = 0;

  constructor(
    private readonly requests: readonly { readonly id: string; readonly account: string }[],
    private readonly prefix: string,
  ) {}

  async do(op: Operation): Promise<void> {
    try {
      await this.carryOut(op);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error; // refusals are answers, too
    }
  }

  private async carryOut(op: Operation): Promise<void> {
    if (op.do === 'ask') return this.ask(op.which, op.amount);
    if (op.do === 'work') return this.work(op.which);
    if (op.do === 'repeat') return this.take(this.told[op.which % this.told.length]);
    const deposit = this.deposits[op.which % this.deposits.length];
    if (deposit === undefined) return;
    if (op.do === 'tell') return this.take(this.newsOf(op.type, deposit));
    if (op.do === 'mislead')
      return this.take(this.newsOf('payment.succeeded', { ...deposit, amount: op.amount }));
    const ledger = gatehouse.app.get(Ledger);
    const wish = { depositId: deposit.id, reason: 'random', actor: SYSTEM, at: gatehouse.clock.now() };
    const config = { webhooks: { platform: null, allowPrivate: false } };
    await gatehouse.app
      .get(UnitOfWork)
      .run((tx) =>
        op.do === 'refund'
          ? requestRefund(tx, ledger, wish)
          : forfeitDeposit(tx, ledger, { ...wish, config }),
      );
  }

  private newsOf(type: SandboxType, { sid, amount }: { sid: string; amount: number }): GatewayEvent {
    const news = {
      id: `${this.prefix}_${++this.counter}`,
      kind: SANDBOX_TYPES[type],
      payment: sid,
      reference: null,
      account: null,
      amount,
      currency: 'USD',
    };
    this.told.push(news);
    return news;
  }

  private async take(news: GatewayEvent | null | undefined): Promise<void> {
    if (news != null) await gatehouse.app.get(TakeNews, { strict: false }).take('sandbox', news);
  }

  private async ask(which: number, amount: number): Promise<void> {
    const request = this.requests[which % this.requests.length];
    if (request === undefined) return;
    const by = {
      kind: 'customer',
      accountId: request.account,
      portalUserId: null,
      label: 'Customer',
    } as const;
    const deposit = await gatehouse.app
      .get(AskForDeposit, { strict: false })
      .ask(by, request.id, { amount, currency: 'USD' });
    this.deposits.push({ sid: toSid('deposit', deposit.id), id: deposit.id, amount });
  }

  /** The worker orders refunds; the gateway tells of some of them, some twice, in another order. */
  private async work(seed: number): Promise<void> {
    const later = new Date(gatehouse.clock.now().getTime() + ++this.hours * 7 * HOUR);
    await gatehouse.app.get(SendRefunds, { strict: false }).run(later);
    const ordered = await rowsIn<{ body: string }>(
      gatehouse.database,
      `SELECT body FROM sandbox_callbacks ORDER BY md5(event_id || $1) LIMIT 3`,
      [String(seed)],
    );
    for (const { body } of [...ordered, ...ordered.slice(0, seed % 3)])
      await this.take(readSandboxBody(body));
  }
}

it(
  'T8: 2,000 random operations, repeated and in any order, leave books that add up',
  { timeout: 180_000 },
  async () => {
    const run = fc.array(operation, { minLength: OPERATIONS, maxLength: OPERATIONS, size: 'max' });
    await fc.assert(
      fc.asyncProperty(run, async (operations) => {
        const accounts = await Promise.all(
          Array.from({ length: REQUESTS }, () => anAccount(gatehouse.database)),
        );
        const requests = await Promise.all(
          accounts.map(async (account) => ({
            account: account.id,
            id: (await aRequest(gatehouse, account)).id,
          })),
        );
        const random = new Run(requests, `run_${Date.now()}`);
        for (const request of requests.keys()) await random.do({ do: 'ask', which: request, amount: 1000 });
        for (let at = 0; at < operations.length; at += AT_ONCE)
          await Promise.all(operations.slice(at, at + AT_ONCE).map((op) => random.do(op)));
      }),
      { numRuns: 1, endOnFailure: true },
    );

    const [sums] = await rowsIn<{ sum: number; moved: number; statuses: number }>(
      gatehouse.database,
      `SELECT sum(amount)::int AS sum, count(DISTINCT transfer_id)::int AS moved,
            (SELECT count(DISTINCT status) FROM deposits)::int AS statuses FROM money_entries`,
    );
    expect(sums?.sum).toBe(0);
    expect(sums?.moved).toBeGreaterThan(100);
    expect(sums?.statuses).toBeGreaterThanOrEqual(5);
    expect(await checkBooks(gatehouse)).toMatchObject({ ok: true });
  },
);
