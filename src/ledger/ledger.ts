import { Injectable } from '@nestjs/common';
import type { Statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../kernel/ids.js';
import { hashAuditRow, type AuditEvent } from './audit-event.js';
import type { OutboxMessage } from './outbox-message.js';

/** The only writer of audit events and outbox messages. */
@Injectable()
export class Ledger {
  /** Records what happened and what the world shall be told of it, in the transaction that makes it true. `at` is the program's time. */
  record(
    tx: Tx,
    at: Date,
    events: AuditEvent | readonly AuditEvent[],
    messages: readonly OutboxMessage[] = [],
  ): void {
    for (const event of Array.isArray(events) ? events : [events]) tx.write(insertAuditEvent(event, at));
    for (const message of messages) tx.write(insertOutboxMessage(message, at));
  }
}

function insertAuditEvent(event: AuditEvent, at: Date): Statement {
  const row = {
    at: at.toISOString(),
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    actorLabel: event.actor.label,
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    accountId: event.accountId ?? null,
    caseId: event.caseId ?? null,
    ip: event.actor.ip ?? null,
    detail: event.detail ?? {},
  };
  return {
    name: 'insert-audit-event',
    text: `INSERT INTO audit_events (at, actor_kind, actor_id, actor_label, action, subject_kind, subject_id, account_id, case_id, ip, detail, row_hash)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      row.at,
      row.actorKind,
      row.actorId,
      row.actorLabel,
      row.action,
      row.subjectKind,
      row.subjectId,
      row.accountId,
      row.caseId,
      row.ip,
      JSON.stringify(row.detail),
      Buffer.from(hashAuditRow(row), 'hex'),
    ],
  };
}

function insertOutboxMessage(message: OutboxMessage, at: Date): Statement {
  return {
    name: 'insert-outbox-message',
    text: `INSERT INTO outbox_messages (id, channel, template, recipient, account_id, case_id, payload, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      newId(at),
      message.channel,
      message.template,
      message.to,
      message.accountId ?? null,
      message.caseId ?? null,
      JSON.stringify(message.payload),
      at,
    ],
  };
}
