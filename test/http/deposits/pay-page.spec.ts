import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, NOBODY } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAskedDeposit, booksOf, depositRow } from '../../support/deposits.js';
import { eventually } from '../../support/eventually.js';
import { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';

let gatehouse: TestApp;
beforeAll(async () => {
  // No secret is set: it is kept in the data folder. Every callback comes late.
  gatehouse = await startTestApp({
    SANDBOX_LATE_PERCENT: '100',
    SANDBOX_LATE_SECONDS: '3600',
    LOG_LEVEL: 'silent', // it is made to fail below
  });
});
afterAll(() => gatehouse.stop());

const statusOf = async (sid: string): Promise<string> => (await depositRow(gatehouse, sid)).status;
const play = (sid: string, fields: Record<string, string>) =>
  new PageVisitor(gatehouse.url).fillIn(`/sandbox/payments/${sid}`, {
    outcome: 'succeed',
    delaySeconds: '0',
    copies: '1',
    ...fields,
  });

describe('the pay page of the sandbox', () => {
  it('needs no sign-in, says what is to pay, and what became of it', async () => {
    const { deposit, request } = await anAskedDeposit(gatehouse);
    const visitor = new PageVisitor(gatehouse.url);
    const before = await visitor.open(`/sandbox/payments/${deposit.sid}`);

    const sent = await visitor.submit(`/sandbox/payments/${deposit.sid}`, {
      outcome: 'succeed',
      delaySeconds: '0',
      copies: '2',
    });
    const after = await visitor.open(sent.location ?? '');

    expect(before.html).toContain('Pay a deposit of $10.00');
    expect(before.html).toContain('Pending');
    expect(sent.status).toBe(303);
    expect(after.html).toContain('The gateway has told us.');
    expect(after.html).toContain('Held');
    expect(after.html).toContain(`href="/portal/outbound/${request.sid}"`);
    expect(await booksOf(gatehouse, deposit.sid)).toEqual({ received: -1000, held: 1000 });
  });

  it('can let us wait', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);

    await play(deposit.sid, { delaySeconds: '120' });
    expect(await statusOf(deposit.sid)).toBe('pending');
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 120_000 });

    expect(await statusOf(deposit.sid)).toBe('held');
  });

  it('says what is not chosen rightly', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);

    const page = await play(deposit.sid, { outcome: 'explode', delaySeconds: '7' });

    expect(page.status).toBe(422);
    expect(page.html).toContain('Choose what happens.');
    expect(page.html).toContain('Choose when it is told.');
  });

  it('does not exist for a deposit that does not', async () => {
    const page = await new PageVisitor(gatehouse.url).open(`/sandbox/payments/DP${'0'.repeat(32)}`);

    expect(page.status).toBe(404);
  });
});

describe('a callback of the sandbox', () => {
  it('that is not taken in comes again', async () => {
    const { deposit } = await anAskedDeposit(gatehouse);
    await play(deposit.sid, { delaySeconds: '10' });
    // The database refuses the books for a while, so that the webhook fails.
    await rowsIn(gatehouse.database, `ALTER TABLE money_entries RENAME TO money_entries_away`);
    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 10_000 });
    const [missed] = await rowsIn<{ attempts: number }>(
      gatehouse.database,
      `SELECT attempts FROM sandbox_callbacks WHERE payment = $1 AND delivered_at IS NULL`,
      [deposit.sid],
    );
    await rowsIn(gatehouse.database, `ALTER TABLE money_entries_away RENAME TO money_entries`);

    await call(gatehouse, NOBODY, 'POST', '/dev/clock', { advanceMs: 3_600_000 });

    expect(missed?.attempts).toBeGreaterThanOrEqual(1);
    await eventually(async () => (await statusOf(deposit.sid)) === 'held');
  });
});
