import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { AutomaticReason } from '../../integrations/inbound-mail/automatic-mail.js';
import type { InboundMail } from '../../integrations/inbound-mail/inbound-mail.js';
import { HOUR } from '../../kernel/clock.js';
import { requestNamedIn } from '../../ledger/request-named-in.js';
import { mailsAbout, mailsOfSender } from './inbound-mails.sql.js';
import { mailOutcome, type MailTarget, type NoOutcome } from './mail-outcome.js';
import { targetOfSid } from './mail-target.js';
import { mailsOfOurs, standingTarget, type StandingTarget } from './mail-targets.sql.js';
import { accountsOfSender, type SenderAccount } from './sender-accounts.sql.js';

/** A loop of two programs that answer each other ends here; no person writes so many. */
export const MOST_MAILS_AN_HOUR = 20;
/** Drafts of one sender that wait for their confirmation; whoever writes in his name cannot fill our disk or his mailbox. */
export const MOST_WAITING = 10;

export type IgnoredReason = AutomaticReason | 'too_many' | 'sender_unclear' | 'sender_unknown' | 'not_for_us';

/** What a mail is to us, before anything has been done about it. */
export type Judgement =
  | { readonly is: 'ignored'; readonly reason: IgnoredReason }
  /** It came to an address that we gave out with mail about this request. */
  | { readonly is: 'reply'; readonly target: MailTarget; readonly standing: StandingTarget }
  /** It names a sender whom we know; whether he sent it, only he can say. */
  | { readonly is: 'draft'; readonly accounts: readonly SenderAccount[]; readonly target: MailTarget | null }
  | { readonly is: 'futile'; readonly account: SenderAccount; readonly because: NoOutcome };

const OUR_MESSAGE = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/** Tells replies, drafts and mail that is nobody's or a machine's apart. */
@Injectable()
export class JudgeMail {
  constructor(private readonly database: Database) {}

  /** `sid`: the request that the tagged address names, null for the plain support address. */
  async judge(mail: InboundMail, sid: string | null, now: Date): Promise<Judgement> {
    if (mail.automatic !== null) return { is: 'ignored', reason: mail.automatic };
    const target = sid === null ? null : targetOfSid(sid);
    const standing = target === null ? null : await this.find(target);
    if (target !== null && standing !== null) return this.judgeReply(target, standing, now);
    if (mail.from === null) return { is: 'ignored', reason: 'sender_unclear' };
    return this.judgeDraft(mail, mail.from, now);
  }

  private async judgeReply(target: MailTarget, standing: StandingTarget, now: Date): Promise<Judgement> {
    const about = await this.database.find<{ recent: number }>(mailsAbout(target.id, hourBefore(now)));
    if ((about?.recent ?? 0) >= MOST_MAILS_AN_HOUR) return { is: 'ignored', reason: 'too_many' };
    return { is: 'reply', target, standing };
  }

  private async judgeDraft(mail: InboundMail, from: string, now: Date): Promise<Judgement> {
    const accounts = await this.database.query<SenderAccount>(accountsOfSender(from, now));
    const [first] = accounts;
    if (first === undefined) return { is: 'ignored', reason: 'sender_unknown' };
    const sent = await this.database.find<{ recent: number; waiting: number }>(
      mailsOfSender(from, hourBefore(now)),
    );
    if ((sent?.recent ?? 0) >= MOST_MAILS_AN_HOUR || (sent?.waiting ?? 0) >= MOST_WAITING)
      return { is: 'ignored', reason: 'too_many' };
    const target = await this.answered(mail, accounts);
    if (target !== null) return { is: 'draft', accounts, target };
    const outcomes = accounts.map(mailOutcome);
    const [futile] = outcomes;
    if (futile?.becomes === 'nothing' && outcomes.every(({ becomes }) => becomes === 'nothing'))
      return { is: 'futile', account: first, because: futile.because };
    return { is: 'draft', accounts, target: null };
  }

  /** The open request of one of these accounts about which the mail answers a mail of ours: anybody can name one, so it proves nothing. */
  private async answered(mail: InboundMail, accounts: readonly SenderAccount[]): Promise<MailTarget | null> {
    const ids = mail.answersTo.flatMap((named) => OUR_MESSAGE.exec(named)?.[1] ?? []);
    if (ids.length === 0) return null;
    const ours = await this.database.query<{ id: string; payload: object }>(mailsOfOurs(ids));
    const latest = ids.flatMap((id) => ours.find((one) => one.id === id.toLowerCase()) ?? [])[0];
    const target = latest === undefined ? null : targetOfSid(requestNamedIn(latest.payload) ?? '');
    const standing = target === null ? null : await this.find(target);
    const isTheirs = accounts.some(({ accountId }) => accountId === standing?.accountId);
    return isTheirs && standing?.isOpen === true ? target : null;
  }

  private find(target: MailTarget): Promise<StandingTarget | null> {
    return this.database.find<StandingTarget>(standingTarget(target));
  }
}

function hourBefore(now: Date): Date {
  return new Date(now.getTime() - HOUR);
}
