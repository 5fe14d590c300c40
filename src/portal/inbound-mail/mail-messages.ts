import type { Config } from '../../config/config.js';
import { publicUrl } from '../../config/public-url.js';
import type { OutboxMessage } from '../../ledger/outbox-message.js';
import type { NoOutcome } from './mail-outcome.js';

/** Whom we write to: always an address of our own rows. */
export interface MailAddressee {
  readonly accountId: string;
  readonly companyName: string;
  readonly to: string;
}

interface Answer {
  readonly outcome: string;
  /** Below `/portal`. */
  readonly path: string;
  readonly urlLabel: string;
}

/** What is said when nothing can become of a mail, and what to do instead. */
export const NOTHING_BECAME: Readonly<Record<NoOutcome | 'closed', Answer>> = {
  file_ticket: {
    outcome:
      'Your account is on hold. To have us look at that again, file a reassessment request in the portal; it asks for what we need to know.',
    path: '/reassessments/new',
    urlLabel: 'Ask us to look again',
  },
  contracted: {
    outcome: 'Your account may send and call by its contract, so there is nothing to ask for.',
    path: '',
    urlLabel: 'Open the portal',
  },
  granted: {
    outcome: 'Your account has outbound permission already, so there is nothing to ask for.',
    path: '',
    urlLabel: 'See what your account may do',
  },
  of_parent: {
    outcome:
      'Outbound permission is asked for by the parent of your account, and holds for all its subaccounts.',
    path: '',
    urlLabel: 'Open the portal',
  },
  closed: {
    outcome:
      'The request that it answers is closed, so your words could not be added to it. The portal shows how it ended and what you can do next.',
    path: '',
    urlLabel: 'Open the portal',
  },
};

/** The e-mails about mail that came in. */
export class MailMessages {
  constructor(private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>) {}

  /** The one-time link by which the sender says that the mail is his. */
  confirm(
    { to, accountId, companyName }: MailAddressee,
    { secret, receivedAt, validUntil }: { secret: string; receivedAt: Date; validUntil: Date },
  ): OutboxMessage {
    return {
      channel: 'email',
      template: 'inbound-confirm',
      to,
      accountId,
      payload: {
        companyName,
        receivedAt: receivedAt.toISOString(),
        confirmUrl: `${publicUrl(this.config)}/portal/mail/${secret}`,
        validUntil: validUntil.toISOString(),
      },
    };
  }

  /** What became of a mail. `refusedFiles`: a sentence for each file that was not taken. */
  answer(
    { to, accountId, companyName }: MailAddressee,
    { outcome, path, urlLabel }: Answer,
    { receivedAt, refusedFiles = [] }: { receivedAt: Date; refusedFiles?: readonly string[] },
  ): OutboxMessage {
    return {
      channel: 'email',
      template: 'inbound-answer',
      to,
      accountId,
      payload: {
        companyName,
        receivedAt: receivedAt.toISOString(),
        outcome,
        refusedFiles,
        url: `${publicUrl(this.config)}/portal${path}`,
        urlLabel,
      },
    };
  }
}
