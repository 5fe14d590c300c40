import { Injectable } from '@nestjs/common';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Actor } from '../../kernel/actor.js';
import { NotFoundError } from '../../kernel/errors.js';
import { Ledger } from '../../ledger/ledger.js';
import type { OutboxMessage } from '../../ledger/outbox-message.js';
import { InboundMailRow } from './inbound-mail.entity.js';
import { lockMail } from './inbound-mails.sql.js';
import { mailEvent } from './mail-event.js';
import type { MailTarget } from './mail-outcome.js';
import { RawMails } from './raw-mails.js';

/** What has become of a mail. */
export interface Settlement {
  readonly status: 'confirmed' | 'joined' | 'refused' | 'expired';
  readonly accountId: string | null;
  readonly target: MailTarget | null;
  readonly reason?: string;
  readonly refusedFiles?: readonly string[];
  readonly filesWait?: boolean;
  readonly answer?: OutboxMessage | null;
}

/** Ends the waiting of a mail: once, and together with what becomes of it. */
@Injectable()
export class SettleMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly raws: RawMails,
  ) {}

  /**
   * Does `work` with the mail's row locked, and writes what it gives; a mail that is settled already is given as it is. Of two at
   * once, the second finds what the first has made of it.
   */
  settle(
    mailId: string,
    { actor, at }: { readonly actor: Actor; readonly at: Date },
    work: (tx: Tx, mail: InboundMailRow) => Promise<Settlement>,
  ): Promise<InboundMailRow> {
    return this.unitOfWork.run(async (tx) => {
      const [mail] = await tx.query<InboundMailRow>(lockMail(mailId));
      if (mail === undefined) throw new NotFoundError('mail');
      if (mail.settledAt !== null) return mail;
      const settlement = await work(tx, mail);
      const changes = changesBy(settlement, mail, at);
      if (changes.storageKey === null && mail.storageKey !== null)
        this.raws.discard(tx, mail.id, mail.storageKey, at);
      tx.write(updateRow(InboundMailRow, mail.id, changes));
      const { status, reason, target, refusedFiles = [], answer = null } = settlement;
      const detail = {
        ...(reason !== undefined && { reason }),
        ...(target !== null && { [target.kind]: target.id }),
        isTagged: mail.isTagged,
        refusedFiles: refusedFiles.length,
      };
      this.ledger.record(
        tx,
        at,
        mailEvent(`inbound_mail.${status}`, actor, { id: mail.id, accountId: changes.accountId }, detail),
        answer === null ? [] : [answer],
      );
      return { ...mail, ...changes };
    });
  }
}

/** What nobody is to read any more is not kept. */
function changesBy(settlement: Settlement, mail: InboundMailRow, at: Date) {
  const { status, accountId, target, reason = null, refusedFiles = [], filesWait = false } = settlement;
  const isUsed = status === 'confirmed' || status === 'joined';
  return {
    status,
    reason,
    accountId,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    refusedFiles: [...refusedFiles],
    filesWait,
    settledAt: at,
    text: isUsed ? mail.text : null,
    storageKey: isUsed ? mail.storageKey : null,
  };
}
