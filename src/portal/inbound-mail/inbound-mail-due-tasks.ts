import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LOG, type Log } from '../../config/log.js';
import { Database } from '../../database/database.js';
import { DueTasks } from '../../database/due-tasks.js';
import { SYSTEM } from '../../kernel/actor.js';
import { DAY, MINUTE } from '../../kernel/clock.js';
import { AttachWaitingFiles } from './attach-waiting-files.js';
import { DRAFT_KEPT_MS } from './enter-mail.js';
import type { InboundMailRow } from './inbound-mail.entity.js';
import { mailById } from './inbound-mails.sql.js';
import { JoinReply } from './join-reply.js';
import { SettleMail } from './settle-mail.js';

const AT_A_TIME = 20;
/** A reply is joined as it arrives; one that is not by then is tried again, so many times. */
const JOINED_WITHIN_MS = MINUTE;
const MOST_ATTEMPTS = 5;
/** That mail came from strangers and machines is kept for a month, for whoever asks where his mail went. */
const IGNORED_KEPT_MS = 30 * DAY;

/** What falls due with mail that came in: drafts expire, replies are tried again, files find their case, ignored mail is forgotten. */
@Injectable()
export class InboundMailDueTasks implements OnModuleInit {
  constructor(
    private readonly dueTasks: DueTasks,
    private readonly database: Database,
    private readonly settling: SettleMail,
    private readonly replies: JoinReply,
    private readonly waitingFiles: AttachWaitingFiles,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.dueTasks.register({ name: 'expire-waiting-mail', run: (now) => this.expire(now) });
    this.dueTasks.register({ name: 'join-received-mail', run: (now) => this.joinReceived(now) });
    this.dueTasks.register({ name: 'attach-files-of-mail', run: (now) => this.waitingFiles.run(now) });
    this.dueTasks.register({ name: 'forget-ignored-mail', run: (now) => this.forgetIgnored(now) });
  }

  private async expire(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string; accountId: string | null }>({
      name: 'list-expired-mails',
      text: `SELECT m.id, m.account_id AS "accountId" FROM inbound_mails m
             WHERE m.status = 'waiting' AND m.received_at <= $1 ORDER BY m.received_at LIMIT ${AT_A_TIME}`,
      values: [new Date(now.getTime() - DRAFT_KEPT_MS)],
    });
    for (const { id, accountId } of due)
      await this.settling.settle(id, { actor: SYSTEM, at: now }, () =>
        Promise.resolve({ status: 'expired', accountId, target: null }),
      );
    return due.length;
  }

  private async joinReceived(now: Date): Promise<number> {
    const due = await this.database.query<{ id: string; attempts: number }>({
      name: 'take-received-mails',
      text: `UPDATE inbound_mails m SET attempts = m.attempts + 1
             WHERE m.id IN (SELECT r.id FROM inbound_mails r WHERE r.status = 'received' AND r.received_at <= $1::timestamptz - r.attempts * interval '1 minute'
               ORDER BY r.received_at LIMIT ${AT_A_TIME} FOR UPDATE SKIP LOCKED)
             RETURNING m.id, m.attempts`,
      values: [new Date(now.getTime() - JOINED_WITHIN_MS)],
    });
    for (const { id, attempts } of due) {
      try {
        await this.replies.join(id);
      } catch (error) {
        this.log.error({ err: error, mail: id, attempts }, 'a reply by mail could not be joined');
        if (attempts >= MOST_ATTEMPTS) await this.giveUp(id);
      }
    }
    return due.length;
  }

  private async giveUp(id: string): Promise<void> {
    const mail = await this.database.find<InboundMailRow>(mailById(id));
    if (mail !== null) await this.replies.giveUp(mail, 'failed');
  }

  private async forgetIgnored(now: Date): Promise<number> {
    const forgotten = await this.database.query({
      name: 'forget-ignored-mails',
      text: `DELETE FROM inbound_mails m WHERE m.id IN (
               SELECT i.id FROM inbound_mails i WHERE i.status = 'ignored' AND i.received_at <= $1 LIMIT 1000)
             RETURNING 1`,
      values: [new Date(now.getTime() - IGNORED_KEPT_MS)],
    });
    return forgotten.length;
  }
}
