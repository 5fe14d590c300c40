import { IsIn, IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../../http/instant.validator.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { IsSid } from '../../http/validators.js';
import { CHANNELS } from '../../ledger/outbox-message.js';

export const OUTBOX_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];

export class OutboxQuery extends PageQuery {
  @IsOptional()
  @IsIn(OUTBOX_STATUSES, { message: `A status is one of ${OUTBOX_STATUSES.join(', ')}.` })
  readonly status?: OutboxStatus;
}

/** A message as admins see it: what became of it, and what it says unless it carries a secret. */
export class OutboxMessageView {
  @IsSid('outbox') readonly sid!: string;
  @IsIn(CHANNELS) readonly channel!: string;
  @IsString() readonly template!: string;
  @IsString() readonly to!: string;
  @IsOptional() @IsSid('account') readonly account!: string | null;
  @IsOptional() @IsSid('case') readonly case!: string | null;
  @IsIn(OUTBOX_STATUSES) readonly status!: OutboxStatus;
  /** Attempts since it was promised or last replayed. */
  @IsInt() readonly attempts!: number;
  @IsOptional() @IsString() readonly lastError!: string | null;
  /** Null where it holds a one-time link or a code. */
  @IsOptional() @IsObject() readonly payload!: object | null;
  @IsInstant() readonly createdAt!: string;
  @IsOptional() @IsInstant() readonly deliveredAt!: string | null;
  @IsOptional() @IsInstant() readonly deadAt!: string | null;
}
