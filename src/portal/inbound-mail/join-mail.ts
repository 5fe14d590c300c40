import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { ConflictError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import type { OutboxMessage } from '../../ledger/outbox-message.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { wasToldClosed } from './inbound-mails.sql.js';
import { MailFiles } from './mail-files.js';
import { MailMessages, NOTHING_BECAME } from './mail-messages.js';
import type { MailTarget } from './mail-outcome.js';
import type { StandingTarget } from './mail-targets.sql.js';
import { mailWords } from './mail-words.js';
import { SettleMail } from './settle-mail.js';
import { LONGEST_MESSAGE, WriteWords } from './write-words.js';

/** The pages of the requests, below `/portal`. */
const PAGES = {
  reassessment: (id: string) => `/reassessments/${toSid('reassessment', id)}`,
  outbound_permission: (id: string) => `/outbound/${toSid('outboundPermission', id)}`,
} as const;

/** Makes a mail words in the conversation about a request, with its files as evidence. */
@Injectable()
export class JoinMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settling: SettleMail,
    private readonly files: MailFiles,
    private readonly writing: WriteWords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Gives the mail as it stands then: `joined`, or `refused` when the request takes no more words. */
  async join(
    by: CustomerPrincipal,
    mail: InboundMailRow,
    target: MailTarget & StandingTarget,
  ): Promise<InboundMailRow> {
    if (!target.isOpen) return this.refuseClosed(by, mail, target);
    const taken = await this.files.take(by, mail, target.caseId);
    const { words, isCut } = mailWords(mail, LONGEST_MESSAGE);
    const at = this.clock.now();
    try {
      return await this.settling.settle(mail.id, { actor: actorOf(by), at }, async (tx) => {
        const { evidence, refused } = taken;
        const isAttached = await this.writing.writeIn(tx, target, { by, text: words, evidence, at });
        return {
          status: 'joined',
          accountId: target.accountId,
          target: { kind: target.kind, id: target.id },
          refusedFiles: refused,
          filesWait: !isAttached,
          answer: this.answerFor(mail, target, { refused, isCut }),
        };
      });
    } catch (error) {
      if (error instanceof ConflictError) return this.refuseClosed(by, mail, target);
      throw error;
    }
  }

  /** Who writes to a request that is closed is told so, once. */
  private async refuseClosed(
    by: CustomerPrincipal,
    mail: InboundMailRow,
    target: MailTarget & StandingTarget,
  ): Promise<InboundMailRow> {
    const wasTold = (await this.database.find(wasToldClosed(target.id))) !== null;
    const { kind, id, accountId } = target;
    const at = this.clock.now();
    return this.settling.settle(mail.id, { actor: actorOf(by), at }, () =>
      Promise.resolve({
        status: 'refused',
        reason: 'closed',
        accountId,
        target: { kind, id },
        answer: wasTold ? null : this.messages.answer(addressee(target), NOTHING_BECAME.closed, mail),
      }),
    );
  }

  /** Only where something did not go as the sender thinks. */
  private answerFor(
    mail: InboundMailRow,
    target: MailTarget & StandingTarget,
    { refused, isCut }: { readonly refused: readonly string[]; readonly isCut: boolean },
  ): OutboxMessage | null {
    if (refused.length === 0 && !isCut) return null;
    const cut = ` It was longer than ${LONGEST_MESSAGE} characters; the rest was left out.`;
    const outcome = `What you wrote was added to your request.${isCut ? cut : ''}`;
    const answer = { outcome, path: PAGES[target.kind](target.id), urlLabel: 'Open your request' };
    const { receivedAt } = mail;
    return this.messages.answer(addressee(target), answer, { receivedAt, refusedFiles: refused });
  }

  private get messages(): MailMessages {
    return new MailMessages(this.config);
  }
}

function addressee({ accountId, companyName, email }: StandingTarget) {
  return { accountId, companyName, to: email };
}
