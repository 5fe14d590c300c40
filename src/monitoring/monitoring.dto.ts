import { IsIn } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsOneLine, IsPlainText, IsSid, MayBeLeftOut } from '../http/validators.js';
import { EFFECTS, type Effect } from './effects.js';

export const COMPLAINT_SOURCES = ['carrier', 'recipient'] as const;
export type ComplaintSource = (typeof COMPLAINT_SOURCES)[number];

export const COMPLAINT_KINDS = ['spam', 'phishing', 'content', 'other'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** P28: what a carrier or a recipient complains of. */
export class ComplaintDto {
  @IsSid('account')
  readonly account!: string;

  @IsIn(COMPLAINT_SOURCES, { message: `A source is one of ${COMPLAINT_SOURCES.join(', ')}.` })
  readonly source!: ComplaintSource;

  @IsIn(COMPLAINT_KINDS, { message: `A kind is one of ${COMPLAINT_KINDS.join(', ')}.` })
  readonly kind!: ComplaintKind;

  /** The complaint, or the message complained of. */
  @MayBeLeftOut()
  @IsPlainText(0, 5000)
  readonly text?: string;

  @MayBeLeftOut()
  @IsOneLine(1, 100)
  readonly from?: string;

  @MayBeLeftOut()
  @IsOneLine(1, 100)
  readonly to?: string;

  /** When it happened; left out, it is now. */
  @MayBeLeftOut()
  @IsInstant()
  readonly occurredAt?: string;
}

/** P27: the payment provider has flagged the card. */
export class PaymentFlagDto {
  @IsSid('account')
  readonly account!: string;

  @IsPlainText(1, 1000)
  readonly reason!: string;

  /** Of the card, as the provider gives it. */
  @MayBeLeftOut()
  @IsOneLine(1, 200)
  readonly fingerprint?: string;
}

/** The fact that was recorded, and what followed from it. */
export class ReportView {
  @IsSid('fact') readonly sid!: string;
  @IsSid('account') readonly account!: string;
  @IsIn(EFFECTS) readonly effect!: Effect;
}
