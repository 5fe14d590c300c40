import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { Clock } from '../../kernel/clock.js';
import { NotFoundError } from '../../kernel/errors.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { mailById } from './inbound-mails.sql.js';
import { JoinMail } from './join-mail.js';
import { SOMEBODY_BY_MAIL } from './mail-event.js';
import { standingTarget, type StandingTarget } from './mail-targets.sql.js';
import { SettleMail } from './settle-mail.js';

/**
 * T4: a reply to the address that went out with a mail about a request joins its messages, in the name of the account's owner: to him
 * alone the address was sent.
 */
@Injectable()
export class JoinReply {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly joining: JoinMail,
    private readonly settling: SettleMail,
  ) {}

  /** Gives the mail as it stands then; one that is settled already is left alone. */
  async join(mailId: string): Promise<InboundMailRow> {
    const mail = await this.database.find<InboundMailRow>(mailById(mailId));
    if (mail === null) throw new NotFoundError('mail');
    const { targetKind: kind, targetId: id } = mail;
    if (mail.status !== 'received' || kind === null || id === null) return mail;
    const standing = await this.database.find<StandingTarget>(standingTarget({ kind, id }));
    if (standing === null) return this.giveUp(mail, 'request_gone');
    return this.joining.join(ownerOf(standing), mail, { kind, ...standing });
  }

  /** What cannot be joined, however often it is tried. */
  giveUp(mail: InboundMailRow, reason: 'request_gone' | 'failed'): Promise<InboundMailRow> {
    const by = { actor: SOMEBODY_BY_MAIL, at: this.clock.now() };
    const { accountId } = mail;
    return this.settling.settle(mail.id, by, () =>
      Promise.resolve({ status: 'refused', reason, accountId, target: null }),
    );
  }
}

function ownerOf({ accountId, portalUserId, email }: StandingTarget): CustomerPrincipal {
  return { kind: 'customer', accountId, portalUserId, label: email };
}
