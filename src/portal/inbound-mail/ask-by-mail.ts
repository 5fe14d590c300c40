import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import type { Tx } from '../../database/tx.js';
import { Clock } from '../../kernel/clock.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { RefusalError } from '../../kernel/errors.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { FileRequest } from '../../outbound-permissions/file-request.js';
import { PhoneCodeLimits } from '../../outbound-permissions/phone-codes/phone-code-limits.js';
import { LONGEST_PURPOSE, SHORTEST_PURPOSE } from '../../outbound-permissions/outbound-permissions.dto.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import type { MailOutcome } from './mail-outcome.js';
import { mailWords } from './mail-words.js';
import { phoneInText } from './phone-in-text.js';
import { SettleMail } from './settle-mail.js';

type Asking = Extract<MailOutcome, { readonly becomes: 'request' | 'purpose' }>;

/** What became of the mail, and what its sender should know besides. */
export interface Asked {
  readonly mail: InboundMailRow;
  readonly notes: readonly string[];
}

/** T4–T6: makes a confirmed mail a request for outbound permission, or the description in one: its text is the purpose, a number in it the phone. */
@Injectable()
export class AskByMail {
  constructor(
    private readonly settling: SettleMail,
    private readonly filing: FileRequest,
    private readonly changing: ChangeRequest,
    private readonly limits: PhoneCodeLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusalError when there can be no request now */
  async ask(
    by: CustomerPrincipal,
    mail: InboundMailRow,
    { country, outcome }: { readonly country: string; readonly outcome: Asking },
  ): Promise<Asked> {
    const phone = phoneInText(mail.text ?? '', country);
    const { purpose, notes } = purposeOf(mail);
    if (phone === null) return { mail: await this.write(by, mail, outcome, { purpose }), notes };
    try {
      await this.limits.admit(by);
      return { mail: await this.write(by, mail, outcome, { purpose, phone }), notes };
    } catch (error) {
      if (!(error instanceof RefusalError || error instanceof HttpRefusal)) throw error;
      // The number must not cost the sender his request: without it, it is asked for later.
      const asked = await this.write(by, mail, outcome, { purpose });
      return { mail: asked, notes: [...notes, `The number in your mail was not taken: ${error.message}`] };
    }
  }

  private write(
    by: CustomerPrincipal,
    mail: InboundMailRow,
    outcome: Asking,
    input: { readonly purpose: string | null; readonly phone?: string },
  ): Promise<InboundMailRow> {
    const { purpose, ...rest } = input;
    const given = purpose === null ? rest : { ...rest, purpose };
    return this.settling.settle(mail.id, { actor: actorOf(by), at: this.clock.now() }, async (tx) => {
      const id = await this.requestFor(tx, by, outcome, given);
      return {
        status: 'confirmed',
        accountId: by.accountId,
        target: { kind: 'outbound_permission', id },
        filesWait: mail.fileNames.length > 0,
      };
    });
  }

  private async requestFor(
    tx: Tx,
    by: CustomerPrincipal,
    outcome: Asking,
    given: { readonly purpose?: string; readonly phone?: string },
  ): Promise<string> {
    if (outcome.becomes === 'request') return this.filing.openIn(tx, by, given, 'email');
    if (Object.keys(given).length > 0) await this.changing.changeIn(tx, by, outcome.target.id, given);
    return outcome.target.id;
  }
}

/** T5: the text as a description, as long as one may be; too short a one is none. */
function purposeOf(mail: InboundMailRow): { purpose: string | null; notes: readonly string[] } {
  const { words, isCut } = mailWords(mail, LONGEST_PURPOSE);
  if ((mail.text ?? '').trim().length < SHORTEST_PURPOSE)
    return { purpose: null, notes: ['Your mail says too little for a description; please write one.'] };
  return {
    purpose: words,
    notes: isCut ? ['Your mail was longer than a description may be; it was cut.'] : [],
  };
}
