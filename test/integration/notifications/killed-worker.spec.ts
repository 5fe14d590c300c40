import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { buildProgram, type BuiltProgram } from '../../support/built-program.js';
import { eventually } from '../../support/eventually.js';
import { fateOf, promiseMail } from '../../support/mail-promises.js';
import { headersOf, startMailServer, type MailServer } from '../../unit/mail/mail-server.js';

let program: BuiltProgram;
let gatehouse: TestApp;
let mailServer: MailServer;
const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-worker-'));
const workers: ChildProcess[] = [];

/** What the mail server was given, in order; the first it takes in and never answers, as one whose line breaks. */
const given: string[] = [];

beforeAll(async () => {
  program = buildProgram();
  gatehouse = await startTestApp({}, { worker: false });
  mailServer = await startMailServer({
    onData(stream, _session, done) {
      void text(stream).then((raw) => {
        given.push(raw);
        if (given.length > 1) done();
      });
    },
  });
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await gatehouse.stop();
  await mailServer.close();
  program.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A worker as `npm run start:worker` starts it; it is at work when this resolves. */
async function startWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [program.path('worker')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: gatehouse.database.url,
      DATABASE_OWNER_URL: gatehouse.database.ownerUrl,
      DATA_DIR: dataDir,
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      MAIL_FROM: 'desk@owl.example',
      DELIVERY_LEASE_SECONDS: '2',
      LOG_LEVEL: 'error',
    },
  });
  workers.push(worker);
  const ended = once(worker, 'exit').then(() => Promise.reject(new Error('The worker ended at its start.')));
  await Promise.race([once(worker.stdout, 'data'), ended]); // it says only that it is at work
  ended.catch(() => undefined);
  return worker;
}

it('a worker killed in the middle of a delivery: another delivers the message, under the same id', async () => {
  const id = await promiseMail(gatehouse, 'ann@owl.example');
  const first = await startWorker();
  await eventually(async () => given.length === 1, 30_000);

  first.kill('SIGKILL');
  await once(first, 'exit');
  await startWorker();
  await eventually(async () => (await fateOf(gatehouse, id))?.status === 'delivered', 30_000);

  expect(given.map((raw) => headersOf(raw)['message-id'])).toEqual([
    `<${id}@owl.example>`,
    `<${id}@owl.example>`,
  ]);
  expect(await fateOf(gatehouse, id)).toMatchObject({ attempts: 2 });
});

it('a worker told to stop ends within five seconds', async () => {
  const worker = await startWorker();
  const begun = performance.now();

  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');

  expect(code).toBe(0);
  expect(performance.now() - begun).toBeLessThan(5000);
});
