import { IsArray, IsIn } from 'class-validator';
import { IsSid } from '../../http/validators.js';
import { toSid } from '../../kernel/ids.js';
import { INBOUND_MAIL_STATUSES, type InboundMailRow, type InboundMailStatus } from './inbound-mail.entity.js';

/** What was made of a mail, for the provider that brought it: no more than whether it need be brought again. */
export class InboundMailView {
  @IsSid('inboundMail') readonly sid!: string;
  @IsIn(INBOUND_MAIL_STATUSES) readonly status!: InboundMailStatus;
}

/** One for each request to which the mail was sent. */
export class ReceivedMailView {
  @IsArray() readonly mails!: readonly InboundMailView[];
}

export function presentReceived(rows: readonly InboundMailRow[]): ReceivedMailView {
  return { mails: rows.map(({ id, status }) => ({ sid: toSid('inboundMail', id), status })) };
}
