import { IsInt, IsISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MOST_ADVANCE_MS } from './move-clock.js';

export class AdvanceClockDto {
  @IsInt({ message: 'Give the milliseconds as a whole number.' })
  @Min(0, { message: 'Time only moves on.' })
  @Max(MOST_ADVANCE_MS, { message: 'At most 400 days at once.' })
  readonly advanceMs!: number;
}

export class ClockView {
  @IsISO8601()
  readonly now!: string;
}

export class InboxQuery {
  @IsOptional()
  @IsString()
  @MaxLength(254)
  readonly to?: string;
}

export class InboxMessageView {
  @IsString()
  readonly to!: string;

  @IsString()
  readonly channel!: string;

  @IsString()
  readonly subject!: string;

  @IsString()
  readonly text!: string;

  @IsString()
  readonly html!: string;

  /** Where an answer would go, if not to the sender. */
  @IsOptional()
  @IsString()
  readonly replyTo!: string | null;

  @IsISO8601()
  readonly sentAt!: string;
}
