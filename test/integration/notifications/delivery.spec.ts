import { createServer, connect, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.js';
import { LOG } from '../../../src/config/log.js';
import { CONFIG } from '../../../src/config/config.js';
import { DeliverMessage } from '../../../src/notifications/deliver-message.js';
import { DeliveryJobs } from '../../../src/notifications/delivery-jobs.js';
import { asStaff, call } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { fateOf, promiseMail } from '../../support/mail-promises.js';
import { rowsIn } from '../../support/rows-in.js';
import { headersOf, startMailServer, type MailServer } from '../../unit/mail/mail-server.js';

/** A way to the mail server that can be closed and opened again at the same address. */
class Line {
  port = 0;
  private server: Server | undefined;

  constructor(private readonly to: number) {}

  async open(): Promise<void> {
    const server = createServer((socket) => {
      const through = connect(this.to, '127.0.0.1');
      socket.pipe(through).pipe(socket);
      socket.on('error', () => through.destroy());
      through.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.server = server;
  }

  async close(): Promise<void> {
    const server = this.server;
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }
}

let mailServer: MailServer;
let line: Line;
let gatehouse: TestApp;
beforeAll(async () => {
  mailServer = await startMailServer();
  line = new Line(mailServer.port);
  await line.open();
  await line.close(); // the mail server is not there when the program starts
  gatehouse = await startTestApp({
    SMTP_URL: `smtp://127.0.0.1:${line.port}`,
    MAIL_FROM: 'Owl <desk@owl.example>',
  });
});
afterAll(async () => {
  await gatehouse.stop();
  await line.close();
  await mailServer.close();
});

/** Makes the next attempt happen now, as if `attempts` had gone before. */
async function hurry(attempts: number): Promise<void> {
  await rowsIn(
    gatehouse.database,
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => $1) FROM graphile_worker.jobs WHERE locked_at IS NULL`,
    [attempts],
  );
}

describe('a mail server that is down', () => {
  it('stops nothing: the message is tried again, becomes a dead letter, and is delivered once an admin replays it', async () => {
    const admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
    const id = await promiseMail(gatehouse, 'ann@owl.example');
    const tried = await eventually(async () => {
      const fate = await fateOf(gatehouse, id);
      return fate?.lastError != null && fate;
    });
    expect(tried).toMatchObject({ status: 'pending', attempts: 1 });
    expect(tried.lastError).toContain('ECONNREFUSED');

    await eventually(async () => {
      await hurry(11);
      return (await fateOf(gatehouse, id))?.status === 'dead';
    });
    const dead = await call<{ items: { sid: string; lastError: string }[] }>(
      gatehouse,
      admin,
      'GET',
      '/api/outbox?status=dead',
    );
    expect(dead.body.items).toHaveLength(1);
    const [letter] = dead.body.items;

    await line.open();
    const replayed = await call(gatehouse, admin, 'POST', `/api/outbox/${letter?.sid}/replay`);
    await eventually(async () => (await fateOf(gatehouse, id))?.status === 'delivered');
    const again = await call<{ code: string }>(gatehouse, admin, 'POST', `/api/outbox/${letter?.sid}/replay`);

    expect(replayed.status).toBe(200);
    expect(mailServer.received).toHaveLength(1);
    expect(headersOf(mailServer.received[0]?.raw ?? '')['message-id']).toBe(`<${id}@owl.example>`);
    expect(again).toMatchObject({ status: 409, body: { code: 'message_not_dead' } });
    const audit = await rowsIn(gatehouse.database, `SELECT action FROM audit_events WHERE subject_id = $1`, [
      id,
    ]);
    expect(audit).toEqual([{ action: 'message.replayed' }]);
  });
});

describe('messages that no attempt can deliver', () => {
  it.each(['ann@owl.example\r\nBcc: all@owl.example', 'ann@owl.example, bob@owl.example', 'no address'])(
    'a recipient like %j is a dead letter at once and never a header',
    async (to) => {
      const before = mailServer.received.length;

      const id = await promiseMail(gatehouse, to);
      await eventually(async () => (await fateOf(gatehouse, id))?.status === 'dead');

      expect(await fateOf(gatehouse, id)).toMatchObject({ attempts: 1 });
      expect(mailServer.received).toHaveLength(before);
    },
  );
});

describe('several workers at once', () => {
  it('deliver each message once', async () => {
    const others = [1, 2].map(
      () =>
        new DeliveryJobs(
          gatehouse.app.get(Database),
          gatehouse.app.get(DeliverMessage),
          gatehouse.app.get(CONFIG),
          gatehouse.app.get(LOG),
        ),
    );
    for (const other of others) other.start(gatehouse.database.url);
    const before = mailServer.received.length;

    const ids = await Promise.all(
      Array.from({ length: 60 }, (_, at) => promiseMail(gatehouse, `to${at}@owl.example`)),
    );
    await eventually(async () => {
      const [left] = await rowsIn<{ n: number }>(
        gatehouse.database,
        `SELECT count(*)::int AS n FROM outbox_messages WHERE status = 'pending'`,
      );
      return left?.n === 0;
    });
    await Promise.all(others.map((other) => other.stop(1000)));

    const sent = mailServer.received.slice(before).map((mail) => headersOf(mail.raw)['message-id']);
    expect(sent.sort()).toEqual(ids.map((id) => `<${id}@owl.example>`).sort());
  });
});
