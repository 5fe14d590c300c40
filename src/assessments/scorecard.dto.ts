import { IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import { IsInstant } from '../http/instant.validator.js';
import { IsVersion, MayBeLeftOut } from '../http/validators.js';
import type { Scorecard } from './scorecard.js';

/** The next version. What is left out stays as in the version that it follows; what is given is read by `parseScorecard`. */
export class PublishScorecardDto {
  /** The newest version, as it was read. */
  @IsVersion()
  readonly version!: number;

  /** By signal, 0 to 100 for every one of them. */
  @MayBeLeftOut()
  @IsObject({ message: 'Give the points of every signal by its name.' })
  readonly points?: object;

  /** `medium`, `high` and `blocked`: the lowest score of each. */
  @MayBeLeftOut()
  @IsObject({ message: 'Give medium, high and blocked.' })
  readonly thresholds?: object;

  /** By signal: the lowest band that a signup with it can have. */
  @MayBeLeftOut()
  @IsObject({ message: 'Give a band by the name of the signal.' })
  readonly forced?: object;
}

/** One version of the scorecard. */
export class ScorecardView {
  @IsInt() readonly version!: number;
  @IsObject() readonly points!: Scorecard['points'];
  @IsObject() readonly thresholds!: Scorecard['thresholds'];
  @IsObject() readonly forced!: Scorecard['forced'];
  @IsInstant() readonly createdAt!: string;
  /** Null for the version that the program came with. */
  @IsOptional() @IsString() readonly createdBy!: string | null;
}
