import { afterAll, beforeAll, expect, it } from 'vitest';
import { membersOfAccount } from '../../src/accounts/portal-users.js';
import { Database } from '../../src/database/database.js';
import { ChangeReassessment } from '../../src/reassessments/change-reassessment.js';
import { Worker } from '../../src/notifications/worker.js';
import { call, PLATFORM } from '../support/api.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ensureDemonstration } from '../support/demonstration.js';
import { eventually } from '../support/eventually.js';
import { rowsIn } from '../support/rows-in.js';
import { startMailServer, type MailServer } from '../unit/mail/mail-server.js';

let server: MailServer;
let gatehouse: TestApp;
beforeAll(async () => {
  server = await startMailServer();
  const env = { DEMO: '1', SMTP_URL: `smtp://127.0.0.1:${server.port}` };
  gatehouse = await startTestApp(env, { worker: false });
  await ensureDemonstration(gatehouse);
  gatehouse.app.get(Worker).start(gatehouse.database.url);
});
afterAll(async () => {
  await gatehouse.stop();
  await server.close();
});

it('mail to the people of the demonstration never leaves, also where mail is sent by SMTP', async () => {
  const [ticket] = await rowsIn<{ id: string; accountId: string; email: string }>(
    gatehouse.database,
    `SELECT r.id, r.account_id AS "accountId", a.email FROM reassessments r JOIN accounts a ON a.id = r.account_id
     WHERE r.status = 'open' ORDER BY r.filed_at LIMIT 1`,
  );
  if (ticket === undefined) throw new Error('The demonstration has no open ticket.');
  const { id, accountId, email } = ticket;
  const [owner] = await gatehouse.app.get(Database).query<{ id: string }>(membersOfAccount(accountId));
  const by = { kind: 'customer', accountId, portalUserId: owner?.id ?? null, label: email } as const;

  await gatehouse.app.get(ChangeReassessment).withdraw(by, id, {});
  const signup = {
    email: 'real@customer.example',
    plan: 'self_service',
    company: { name: 'Brook & Vale', country: 'GB' },
  };
  expect((await call(gatehouse, PLATFORM, 'POST', '/api/signups', signup)).status).toBe(201);

  await eventually(async () => server.received.length > 0);
  const withdrawn = `SELECT 1 FROM dev_inbox_messages WHERE recipient = $1 AND subject LIKE '%withdrawn%'`;
  await eventually(async () => (await rowsIn(gatehouse.database, withdrawn, [email])).length > 0);
  expect(server.received.map(({ envelopeTo }) => envelopeTo)).toEqual([['real@customer.example']]);
});
