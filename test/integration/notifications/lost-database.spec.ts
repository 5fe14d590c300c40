import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { fateOf, promiseMail } from '../../support/mail-promises.js';
import { startMailServer, type MailServer } from '../../unit/mail/mail-server.js';

const MAILS = 8;

let gatehouse: TestApp;
let mailServer: MailServer;
const waiting: (() => void)[] = [];
let isLost = true;
beforeAll(async () => {
  mailServer = await startMailServer({
    onData(stream, _session, done) {
      void text(stream).then(() => (isLost ? waiting.push(() => done()) : done()));
    },
  });
  gatehouse = await startTestApp({
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    DELIVERY_LEASE_SECONDS: '4',
    LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  await gatehouse.stop();
  await mailServer.close();
});

/** As the administrator of the cluster, connected to another database. */
async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('superuserUrl') });
  await client.connect();
  await client.query(sql);
  await client.end();
}

it('a database that goes away while mail is on its way: everything is delivered once it is back, with no restart', async () => {
  const name = new URL(gatehouse.database.url).pathname.slice(1);
  const ids = [];
  for (let n = 0; n < MAILS; n++) ids.push(await promiseMail(gatehouse, `to${n}@owl.example`));
  await eventually(() => Promise.resolve(waiting.length >= 2)); // as many as there are connections to the mail server

  await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  isLost = false;
  for (const done of waiting) done();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);

  for (const id of ids)
    await eventually(async () => (await fateOf(gatehouse, id))?.status === 'delivered', 40_000);
  const later = await promiseMail(gatehouse, 'later@owl.example');
  await eventually(async () => (await fateOf(gatehouse, later))?.status === 'delivered');
  expect(await fateOf(gatehouse, later)).toMatchObject({ attempts: 1 });
});
