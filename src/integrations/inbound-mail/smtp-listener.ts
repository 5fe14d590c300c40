import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { MINUTE, SECOND } from '../../kernel/clock.js';
import { InvalidError } from '../../kernel/errors.js';
import type { MailEnvelope } from './inbound-mail.js';
import { MailRoomFullError, MAX_MAIL_BYTES } from './mail-refusals.js';
import type { GatheredMail, MailRoom } from './mail-room.js';

/** Connections at a time; and of one sender, whose servers seldom open more than two or three. */
const MOST_CONNECTIONS = 40;
const MOST_OF_ONE_ADDRESS = 10;
const MOST_RECIPIENTS = 5;
const SILENCE_MS = 60 * SECOND;
/** However busily it talks. */
const LONGEST_CONNECTION_MS = 15 * MINUTE;

interface Listening {
  /** Whether mail for this address is taken at all; everybody else is refused, so that nothing is relayed. */
  readonly accepts: (address: string) => boolean;
  /** Resolves once the mail is kept: only then is it acknowledged. */
  readonly keep: (raw: Buffer, envelope: MailEnvelope) => Promise<void>;
  readonly room: MailRoom;
  /** What nobody foresaw, for the log; the sender's server comes again. */
  readonly failed: (error: unknown) => void;
}

/** Takes mail for our own address by SMTP, and no other. It offers neither sign-in nor encryption: those are the mail server's before it. */
export class SmtpListener {
  private readonly server: SMTPServer;
  private readonly deadlines = new Map<string, NodeJS.Timeout>();

  constructor(private readonly mail: Listening) {
    this.server = new SMTPServer({
      name: 'gatehouse',
      banner: 'Gatehouse',
      logger: false,
      size: MAX_MAIL_BYTES,
      rejectOversized: true,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      maxClients: MOST_CONNECTIONS,
      maxRecipients: MOST_RECIPIENTS,
      socketTimeout: SILENCE_MS,
      closeTimeout: SECOND,
      onConnect: (session, done) => done(this.admit(session)),
      onClose: (session) => this.forget(session),
      onRcptTo: ({ address }, _session, done) => done(mail.accepts(address) ? null : refusal(550, NO_RELAY)),
      onData: (stream, session, done) => void this.take(stream, session).then((error) => done(error)),
    });
    // Connections that break are their senders' affair.
    this.server.on('error', () => undefined);
  }

  /** Gives the port that it listens on. @throws Error of `listen`, such as EADDRINUSE */
  async listen(port: number, host: string): Promise<number> {
    const listening = this.server.listen(port, host);
    await once(listening, 'listening');
    const address = listening.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** Takes no more connections, and ends those that there are within a second. */
  close(): Promise<void> {
    for (const deadline of this.deadlines.values()) clearTimeout(deadline);
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private admit({ id, remoteAddress }: SMTPServerSession): Error | null {
    const others = [...this.server.connections].filter((one) => one.remoteAddress === remoteAddress);
    if (others.length > MOST_OF_ONE_ADDRESS) return refusal(421, 'Too many connections from your address.');
    const end = (): void => {
      for (const one of this.server.connections) if (one.id === id) one.send(421, 'This took too long.');
    };
    this.deadlines.set(id, setTimeout(end, LONGEST_CONNECTION_MS).unref());
    return null;
  }

  private forget({ id }: SMTPServerSession): void {
    clearTimeout(this.deadlines.get(id));
    this.deadlines.delete(id);
  }

  /** Gives the refusal, or null when the mail is kept. */
  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | null> {
    const { mailFrom, rcptTo } = envelope;
    const from = mailFrom === false ? null : mailFrom.address;
    const to = rcptTo.map(({ address }) => address);
    let mail: GatheredMail | null = null;
    try {
      mail = await this.mail.room.gather(stream);
      await this.mail.keep(mail.raw, { from, to });
      return null;
    } catch (error) {
      stream.resume(); // what is still to come is let run out, as the answer is read only after it
      if (error instanceof InvalidError)
        return refusal(error.code === 'mail_too_large' ? 552 : 554, error.message);
      if (!(error instanceof MailRoomFullError) && !stream.destroyed) this.mail.failed(error);
      return refusal(451, 'Not now. Try again in a few minutes.');
    } finally {
      mail?.leave();
    }
  }
}

const NO_RELAY = 'No mail is taken for this address.';

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
