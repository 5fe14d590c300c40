import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aFiledCase } from '../../support/desk-scene.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

let gatehouse: TestApp;
let reviewer: PageVisitor;

beforeAll(async () => {
  gatehouse = await startTestApp({ GATEHOUSE_ROLE: 'web' }, { worker: false });
  reviewer = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'] }));
});
afterAll(() => gatehouse.stop());

/** The statements that reach the server while the page is opened, without those that bracket a transaction. */
async function statementsOf(path: string): Promise<string[]> {
  const sent: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await reviewer.open(path);
    for (const [statement] of query.mock.calls) sent.push(textOf(statement));
  } finally {
    query.mockRestore();
  }
  return sent.filter((text) => !/^(BEGIN|COMMIT|ROLLBACK|SET LOCAL)\b/.test(text));
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  if (typeof statement === 'object' && statement !== null && 'text' in statement)
    return String(statement.text);
  return '';
}

/** The least of five looks: what runs in the background now and then must not count. */
async function costOf(path: string): Promise<number> {
  const costs: number[] = [];
  for (let look = 0; look < 5; look++) costs.push((await statementsOf(path)).length);
  return Math.min(...costs);
}

it('draws the case page from at most 12 statements, who is signed in and the audit trail included', async () => {
  const kase = await aFiledCase(gatehouse);
  expect(await costOf(kase.path)).toBeLessThanOrEqual(12);
});

it('draws the queue from at most 4 statements', async () => {
  expect(await costOf('/desk')).toBeLessThanOrEqual(4);
});
