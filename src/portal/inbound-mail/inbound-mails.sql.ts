import { columnsOf, insertRow } from '../../database/rows.js';
import type { Statement } from '../../database/statement.js';
import { DAY } from '../../kernel/clock.js';
import { InboundMailRow } from './inbound-mail.entity.js';

/** Enters a mail unless it is there already; gives its id, or no row. */
export function enterOnce(row: InboundMailRow): Statement {
  const { name, text, values } = insertRow(InboundMailRow, row);
  return { name: `${name}-once`, text: `${text} ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`, values };
}

/** Gives the mail that is there already under this key. */
export function mailByKey(key: Buffer): Statement {
  return {
    name: 'inbound-mail-by-key',
    text: `SELECT ${columnsOf(InboundMailRow, 'm')} FROM inbound_mails m WHERE m.dedupe_key = $1`,
    values: [key],
  };
}

export function mailById(id: string): Statement {
  return {
    name: 'inbound-mail-by-id',
    text: `SELECT ${columnsOf(InboundMailRow, 'm')} FROM inbound_mails m WHERE m.id = $1`,
    values: [id],
  };
}

/** The mail behind the link in the confirmation, whatever has become of it meanwhile. */
export function mailByLink(hash: Buffer): Statement {
  return {
    name: 'inbound-mail-by-link',
    text: `SELECT ${columnsOf(InboundMailRow, 'm')} FROM inbound_mails m WHERE m.link_hash = $1`,
    values: [hash],
  };
}

export function lockMail(id: string): Statement {
  return {
    name: 'lock-inbound-mail',
    text: `SELECT ${columnsOf(InboundMailRow, 'm')} FROM inbound_mails m WHERE m.id = $1 FOR UPDATE`,
    values: [id],
  };
}

/** Gives `{recent, waiting}`: mails of the sender since then, and his drafts that wait. Index `inbound_mails_sender`. */
export function mailsOfSender(address: string | null, since: Date): Statement {
  return {
    name: 'count-mails-of-sender',
    text: `SELECT count(*) FILTER (WHERE m.received_at > $2)::int AS recent, count(*) FILTER (WHERE m.status = 'waiting')::int AS waiting
           FROM inbound_mails m WHERE NOT m.is_tagged AND m.from_address = $1 AND m.received_at > $3`,
    values: [address, since, new Date(since.getTime() - 8 * DAY)],
  };
}

/** Gives `{recent}`: mails about the request since then. Index `inbound_mails_target`. */
export function mailsAbout(targetId: string, since: Date): Statement {
  return {
    name: 'count-mails-about',
    text: `SELECT count(*)::int AS recent FROM inbound_mails m WHERE m.target_id = $1 AND m.received_at > $2`,
    values: [targetId, since],
  };
}

/** Gives a row when somebody was told already that the request takes no more mail. */
export function wasToldClosed(targetId: string): Statement {
  return {
    name: 'was-told-request-closed',
    text: `SELECT 1 FROM inbound_mails m WHERE m.target_id = $1 AND m.status = 'refused' AND m.reason = 'closed' LIMIT 1`,
    values: [targetId],
  };
}
