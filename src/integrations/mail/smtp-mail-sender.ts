import { createTransport } from 'nodemailer';
import { SECOND } from '../../kernel/clock.js';
import { toMailDeliveryError } from './mail-delivery-error.js';
import { MailSender, type Mail } from './mail-sender.js';
import { assertSafeMail } from './safe-mail.js';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`; the library's options may follow as a query. */
  readonly url: string;
  /** Who writes: `Gatehouse <support@example.com>`. */
  readonly from: string;
  /** How long the server may be silent, in milliseconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20 * SECOND;

/** Sends by SMTP over a few connections that are kept open while there is mail. The server's certificate is checked whenever it offers TLS. */
export class SmtpMailSender extends MailSender {
  private readonly transport;

  constructor(private readonly settings: SmtpSettings) {
    super();
    const patience = settings.patienceMs ?? PATIENCE_MS;
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 2,
      maxRequeues: 1,
      requireTLS: mustEncrypt(settings.url),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
      // Content comes as text; whatever it says, no file or address is read to make a mail.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override async send(mail: Mail): Promise<void> {
    assertSafeMail(mail);
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        // As an object the address is taken as it is and not read as a list.
        to: { name: '', address: mail.to },
        ...(mail.replyTo !== undefined && { replyTo: { name: '', address: mail.replyTo } }),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        // Tells out-of-office programs not to answer (RFC 3834), as our own address takes requests by mail.
        headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
      });
    } catch (error) {
      throw toMailDeliveryError(error);
    }
  }

  /** Closes the connections; called by Nest when the program stops. */
  onModuleDestroy(): void {
    this.transport.close();
  }
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the connection must be encrypted before anything else is said: always when a password would cross a network. */
export function mustEncrypt(url: string): boolean {
  const { username, hostname } = new URL(url);
  return username !== '' && !THIS_MACHINE.has(hostname);
}
