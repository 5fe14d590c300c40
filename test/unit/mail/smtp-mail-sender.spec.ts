import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MailDeliveryError } from '../../../src/integrations/mail/mail-delivery-error.js';
import type { Mail } from '../../../src/integrations/mail/mail-sender.js';
import { mustEncrypt, SmtpMailSender } from '../../../src/integrations/mail/smtp-mail-sender.js';
import { InvalidError } from '../../../src/kernel/errors.js';
import { headersOf, startMailServer, type MailServer } from './mail-server.js';

const aMail = (change: Partial<Mail> = {}): Mail => ({
  to: 'owner@acme.example',
  subject: 'Your account is on hold',
  text: 'What you can do: …',
  html: '<p>What you can do: …</p>',
  messageId: '<0190f0a2-outbox@gatehouse.example>',
  ...change,
});

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function aServer(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  cleanUps.push(server.close);
  return server;
}

function aSender(port: number, url = `smtp://127.0.0.1:${port}`, patienceMs = 2_000): SmtpMailSender {
  const sender = new SmtpMailSender({ url, from: 'Gatehouse <support@gatehouse.example>', patienceMs });
  cleanUps.push(() => sender.onModuleDestroy());
  return sender;
}

async function failureOf(sending: Promise<void>): Promise<unknown> {
  return sending.then(
    () => 'sent',
    (error: unknown) => error,
  );
}

describe('mail by SMTP', () => {
  it('P6: a mail arrives with its sender, its subject in any script, both bodies, its id and its own headers', async () => {
    const server = await aServer();
    const headers = { 'List-Unsubscribe': '<https://gatehouse.example/u>' };

    await aSender(server.port).send(aMail({ subject: 'Účet je pozastaven 停止', headers }));

    const [mail] = server.received;
    expect(mail).toMatchObject({
      envelopeFrom: 'support@gatehouse.example',
      envelopeTo: ['owner@acme.example'],
    });
    expect(headersOf(mail?.raw ?? '')).toMatchObject({
      from: 'Gatehouse <support@gatehouse.example>',
      to: 'owner@acme.example',
      subject: expect.stringMatching(/^=\?UTF-8\?/),
      'message-id': '<0190f0a2-outbox@gatehouse.example>',
      'list-unsubscribe': '<https://gatehouse.example/u>',
      'auto-submitted': 'auto-generated',
      'content-type': expect.stringContaining('multipart/alternative'),
    });
    expect(mail?.raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail?.raw).toContain('Content-Type: text/html; charset=utf-8');
  });

  it('T4: answers to a mail go where it says, and to the sender when it says nothing', async () => {
    const server = await aServer();
    const sender = aSender(server.port);

    await sender.send(aMail({ replyTo: 'support+rt1.abc@gatehouse.example' }));
    await sender.send(aMail());

    const [answered, plain] = server.received.map(({ raw }) => headersOf(raw)['reply-to']);
    expect(answered).toBe('support+rt1.abc@gatehouse.example');
    expect(plain).toBeUndefined();
    await expect(sender.send(aMail({ replyTo: 'a@b.example, c@d.example' }))).rejects.toThrow(InvalidError);
  });

  it('many mails share a few connections', async () => {
    let connections = 0;
    const server = await aServer({
      onConnect(_, done) {
        connections += 1;
        done();
      },
    });
    const sender = aSender(server.port);

    await Promise.all(
      Array.from({ length: 20 }, (_, at) => sender.send(aMail({ to: `o${at}@acme.example` }))),
    );

    expect(server.received).toHaveLength(20);
    expect(connections).toBeLessThanOrEqual(2);
  });

  it.each([
    ['a second recipient', { to: 'owner@acme.example, spy@evil.example' }],
    ['a display name', { to: 'Owner <owner@acme.example>' }],
    ['a group', { to: 'all:owner@acme.example;' }],
    ['a line break in the address', { to: 'owner@acme.example\r\nBcc: spy@evil.example' }],
    ['a quoted address', { to: '"spy@evil.example "@acme.example' }],
    ['no address', { to: '' }],
    ['an endless address', { to: `${'a'.repeat(60)}@${'b'.repeat(250)}` }],
    ['a line break in the subject', { subject: 'Hello\r\nBcc: spy@evil.example' }],
    ['a bare line feed in the subject', { subject: 'Hello\nBcc: spy@evil.example' }],
    ['a line separator in the subject', { subject: 'Hello\u2028Bcc: spy@evil.example' }],
    ['a NUL in the subject', { subject: 'Hello\0' }],
    ['a line break in a header', { headers: { 'X-Case': 'a\r\nBcc: spy@evil.example' } }],
    ['a line break in the name of a header', { headers: { 'X-Case: a\r\nBcc': 'spy@evil.example' } }],
    ['a hidden recipient', { headers: { bCC: 'spy@evil.example' } }],
    ['another sender', { headers: { From: 'ceo@acme.example' } }],
    ['another content', { headers: { 'Content-Type': 'text/html' } }],
    ['an id that is none', { messageId: 'x' }],
    ['a line break in the id', { messageId: '<a@b>\r\nBcc: spy@evil.example' }],
  ] satisfies [string, Partial<Mail>][])(
    'a mail with %s is refused before the server hears of it',
    async (_, change) => {
      const server = await aServer();

      const failure = await failureOf(aSender(server.port).send(aMail(change)));

      expect(failure).toBeInstanceOf(InvalidError);
      expect(server.received).toEqual([]);
    },
  );

  it('a body that names a file or an address is sent as it stands', async () => {
    const server = await aServer();

    await aSender(server.port).send(aMail({ text: '/etc/passwd', html: 'file:///etc/passwd' }));

    expect(server.received[0]?.raw).toContain('\r\n/etc/passwd\r\n');
    expect(server.received[0]?.raw).not.toContain('root:');
  });
});

describe('mail that cannot be delivered', () => {
  it.each([
    [550, true],
    [452, false],
  ])('a server that answers %i: is it for good? %s', async (replyCode, permanent) => {
    const server = await aServer({
      onRcptTo(_address, _session, done) {
        done(Object.assign(new Error('not this one'), { responseCode: replyCode }));
      },
    });

    const failure = await failureOf(aSender(server.port).send(aMail()));

    expect(failure).toBeInstanceOf(MailDeliveryError);
    expect(failure).toMatchObject({ permanent, replyCode });
  });

  it('a server that is not there may be there later', async () => {
    const server = await aServer();
    const { port } = server;
    await server.close();
    cleanUps.splice(0);

    const failure = await failureOf(aSender(port).send(aMail()));

    expect(failure).toMatchObject({ name: 'MailDeliveryError', permanent: false, replyCode: null });
  });

  it('a server that never answers is given up', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => silent.close());
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const startedAt = performance.now();

    const failure = await failureOf(aSender(address.port, undefined, 300).send(aMail()));

    expect(failure).toMatchObject({ name: 'MailDeliveryError', permanent: false });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('a server whose certificate nobody vouches for is not told the password', async () => {
    const passwords: unknown[] = [];
    const server = await aServer({
      disabledCommands: [],
      authOptional: false,
      onAuth({ password, username }, _session, done) {
        passwords.push(password);
        done(null, { user: username });
      },
    });

    const failure = await failureOf(
      aSender(server.port, `smtp://user:secret@127.0.0.1:${server.port}`).send(aMail()),
    );

    expect(failure).toBeInstanceOf(MailDeliveryError);
    expect(passwords).toEqual([]);
  });

  it('a server that offers no encryption is not told the password across a network', async () => {
    const passwords: unknown[] = [];
    const server = await aServer({
      allowInsecureAuth: true,
      onAuth({ password, username }, _session, done) {
        passwords.push(password);
        done(null, { user: username });
      },
    });
    // Only the plain spelling counts as this machine, so this one stands for another.
    const elsewhere = aSender(server.port, `smtp://user:secret@LOCALHOST:${server.port}`);
    const here = aSender(server.port, `smtp://user:secret@localhost:${server.port}`);

    expect(await failureOf(elsewhere.send(aMail()))).toBeInstanceOf(MailDeliveryError);
    expect(passwords).toEqual([]);
    await here.send(aMail());
    expect(passwords).toEqual(['secret']);
  });

  it.each([
    ['smtp://user:secret@mail.example.com:587', true],
    ['smtps://user:secret@mail.example.com', true],
    ['smtp://mail.example.com:25', false],
    ['smtp://user:secret@localhost:2525', false],
    ['smtp://user:secret@127.0.0.1:2525', false],
  ])('a password crosses a network only encrypted: %s → %s', (url, encrypted) => {
    expect(mustEncrypt(url)).toBe(encrypted);
  });
});
