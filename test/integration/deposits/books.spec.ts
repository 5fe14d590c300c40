import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../../src/database/rows.js';
import { newId } from '../../../src/kernel/ids.js';
import { Deposit } from '../../../src/outbound-permissions/deposits/deposit.entity.js';
import { anAccount } from '../../support/builders.js';
import { buildProgram, type BuiltProgram } from '../../support/built-program.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { aRequest } from '../../support/deposits.js';
import { writeInto } from '../../support/rows-in.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function query(url: string, sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(sql, [...values]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** A held deposit as the program books it. */
async function aBookedDeposit(amount = 1000): Promise<{ id: string; accountId: string }> {
  const account = await anAccount(database);
  const request = await aRequest({ database }, account);
  const now = new Date();
  const id = newId(now);
  await writeInto(database, [
    insertRow(Deposit, {
      id,
      accountId: account.id,
      outboundPermissionId: request.id,
      status: 'held',
      amount,
      currency: 'USD',
      gateway: 'sandbox',
      createdAt: now,
    }),
  ]);
  await query(database.url, transfer(id, account.id, `('received', ${-amount}), ('held', ${amount})`));
  return { id, accountId: account.id };
}

/** One transfer with these entries, in one statement. */
function transfer(depositId: string, accountId: string, entries: string): string {
  return `WITH t AS (
      INSERT INTO money_transfers (id, deposit_id, account_id, cause, at)
      VALUES (gen_random_uuid(), '${depositId}', '${accountId}', 'test', now()) RETURNING *)
    INSERT INTO money_entries (transfer_id, deposit_id, account_id, book, amount, currency)
    SELECT t.id, t.deposit_id, t.account_id, e.book, e.amount, 'USD' FROM t, (VALUES ${entries}) AS e (book, amount)`;
}

describe('T8: the database itself keeps the books', () => {
  it.each([
    ['does not sum to zero', `('held', -1000), ('refunded', 999)`, 'does not sum to zero'],
    ['has one side only', `('held', -1000)`, 'does not sum to zero'],
    [
      'takes out what was never there',
      `('forfeited', -1000), ('refunded', 1000)`,
      'takes out what is not there',
    ],
    ['takes out more than there is', `('held', -1001), ('refunded', 1001)`, 'takes out what is not there'],
    ['names a book that there is not', `('held', -1000), ('pocket', 1000)`, 'money_entries_book_check'],
  ])('a transfer that %s is refused at the commit', async (_, entries, words) => {
    const { id, accountId } = await aBookedDeposit();

    await expect(query(database.url, transfer(id, accountId, entries))).rejects.toThrow(words);
  });

  it('money leaves once: a second refund is refused whatever program asks for it', async () => {
    const { id, accountId } = await aBookedDeposit();
    const refund = transfer(id, accountId, `('held', -1000), ('refunded', 1000)`);
    await query(database.url, refund);

    await expect(query(database.url, refund)).rejects.toThrow('takes out what is not there');
    await query(database.url, `UPDATE deposits SET status = 'refunded' WHERE id = $1`, [id]);
  });

  it('a transfer without entries, and an entry slipped in later, are refused', async () => {
    const { id, accountId } = await aBookedDeposit();

    await expect(
      query(
        database.url,
        `INSERT INTO money_transfers (id, deposit_id, account_id, cause, at) VALUES (gen_random_uuid(), $1, $2, 'test', now())`,
        [id, accountId],
      ),
    ).rejects.toThrow('has no entries');
    await expect(
      query(
        database.url,
        `INSERT INTO money_entries (transfer_id, deposit_id, account_id, book, amount, currency)
         SELECT t.id, t.deposit_id, t.account_id, 'forfeited', 5, 'USD' FROM money_transfers t WHERE t.deposit_id = $1`,
        [id],
      ),
    ).rejects.toThrow('does not sum to zero');
  });

  it.each(['the running program', 'the owner of the tables'])(
    '%s can change nothing that is written',
    async (who) => {
      await aBookedDeposit();
      const url = who === 'the running program' ? database.url : database.ownerUrl;

      for (const table of ['money_transfers', 'money_entries'])
        for (const sql of [
          `UPDATE ${table} SET account_id = account_id`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ])
          await expect(query(url, sql)).rejects.toThrow(/permission denied|append-only/);
    },
  );
});

describe('npm run deposits:verify', () => {
  let program: BuiltProgram;
  beforeAll(() => {
    program = buildProgram();
  });
  afterAll(() => program.remove());

  async function verify(): Promise<{ code: number; said: string }> {
    const script = program.path('outbound-permissions/deposits/books/verify.cli');
    const command = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
    });
    const [out, err, [code]] = await Promise.all([
      text(command.stdout),
      text(command.stderr),
      once(command, 'exit'),
    ]);
    return { code: Number(code), said: out + err };
  }

  it('says that the books add up and ends with 0', async () => {
    await aBookedDeposit();

    const { code, said } = await verify();

    expect(said).toMatch(/The books of deposits add up: \d+ deposits, \d+ transfers, sum zero\./);
    expect(code).toBe(0);
  });

  it('names a deposit whose status is not what is booked, and an entry that somebody changed', async () => {
    const { id } = await aBookedDeposit();
    const { id: other } = await aBookedDeposit(2000);
    await query(database.ownerUrl, `UPDATE deposits SET status = 'refunded' WHERE id = $1`, [id]);
    await query(
      database.superuserUrl,
      `ALTER TABLE money_entries DISABLE TRIGGER money_entries_append_only;
       UPDATE money_entries SET amount = 1999 WHERE deposit_id = '${other}' AND book = 'held';
       ALTER TABLE money_entries ENABLE TRIGGER money_entries_append_only`,
    );

    const { code, said } = await verify();

    expect(said).toContain('DO NOT ADD UP');
    expect(said).toContain(
      `DP${id.replaceAll('-', '')}: a deposit is not as it is booked: refunded with 1000 in held`,
    );
    expect(said).toContain('a transfer does not sum to zero: -1 USD');
    expect(said).toContain('USD: all books together do not sum to zero: -1');
    expect(said).toContain(`DP${other.replaceAll('-', '')}`);
    expect(code).toBe(1);
  });
});
