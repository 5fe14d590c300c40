import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { ProfileReview } from '../../support/profile-review.js';
import { rowsIn } from '../../support/rows-in.js';
import { officialClient } from '../../support/toll-free.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

let gatehouse: TestApp;
let strict: TestApp;
let receiver: Server;
const received: { readonly type: string; readonly body: string }[] = [];
beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ type: request.headers['content-type'] ?? '', body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  gatehouse = await startTestApp({ ALLOW_PRIVATE_WEBHOOKS: 'on' });
  strict = await startTestApp();
});
afterAll(async () => {
  receiver.close();
  await gatehouse.stop();
  await strict.stop();
});

function callbackUrl(): string {
  const { port } = receiver.address() as AddressInfo; // a server that listens on a port has one
  return `http://127.0.0.1:${port}/news`;
}

async function aSubmittedProfile(of: TestApp) {
  const account = await anAccount(of.database);
  const { customerProfiles } = officialClient(of, account).trusthub.v1;
  const { sid } = await customerProfiles.create({
    friendlyName: 'Owl',
    email: 'owner@owl.example',
    policySid: SECONDARY,
    statusCallback: callbackUrl(),
  });
  await customerProfiles(sid).update({ status: 'pending-review' });
  return { account, sid };
}

it('W71: the status callback is called at each change, with sids and the status', async () => {
  const { account, sid } = await aSubmittedProfile(gatehouse);
  const reviewer = await aStaffMember(gatehouse.database);
  await new ProfileReview(gatehouse, reviewer, sid).decide({ outcome: 'reject', codes: ['linked_to_abuse'] });

  await eventually(() => Promise.resolve(received.length >= 3));
  expect(received.map(({ type }) => type)).toEqual(Array(3).fill('application/x-www-form-urlencoded'));
  const told = received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  expect(told.map((form) => form['Status']).toSorted()).toEqual([
    'in-review',
    'pending-review',
    'twilio-rejected',
  ]);
  for (const form of told) expect(form).toMatchObject({ AccountSid: account.sid, CustomerProfileSid: sid });
  expect(JSON.stringify(received)).not.toContain('linked_to_abuse');
});

it('a status callback on this machine is not called unless that is allowed', async () => {
  const before = received.length;
  const { account } = await aSubmittedProfile(strict);

  const dead = await eventually(async () => {
    const [message] = await rowsIn<{ reason: string }>(
      strict.database,
      `SELECT last_error AS reason FROM outbox_messages
       WHERE account_id = $1 AND template = 'customer-profile.status' AND status = 'dead'`,
      [account.id],
    );
    return message;
  });
  expect(dead.reason).toContain('private address');
  expect(received).toHaveLength(before);
});
