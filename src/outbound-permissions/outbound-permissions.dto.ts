import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  ValidateNested,
} from 'class-validator';
import { IsOneLine, IsPlainText, IsVersion, MayBeLeftOut } from '../http/validators.js';
import { SERVICES, type Service } from '../kernel/words.js';

/** T5: the bounds of a description, in characters. */
export const SHORTEST_PURPOSE = 20;
export const LONGEST_PURPOSE = 4000;

const YES_OR_NO = { message: 'Answer with true or false.' };

/** The four questions behind T10 and T12–T14, and the channels that they are about. */
export class ApplicationDto {
  @IsArray({ message: 'Choose at least one channel.' })
  @ArrayMinSize(1, { message: 'Choose at least one channel.' })
  @ArrayUnique({ message: 'Give each channel once.' })
  @IsIn(SERVICES, { each: true, message: `A channel is one of: ${SERVICES.join(', ')}.` })
  readonly channels!: Service[];

  /** T10: do its users write the content? */
  @IsBoolean(YES_OR_NO) readonly userGeneratedContent!: boolean;
  /** T12: can its users reach any number they like? */
  @IsBoolean(YES_OR_NO) readonly arbitraryDestinations!: boolean;
  /** T13: are there recipients who did not ask for it? */
  @IsBoolean(YES_OR_NO) readonly unsolicited!: boolean;
  /** T14: will it never move to production? */
  @IsBoolean(YES_OR_NO) readonly staysInDevelopment!: boolean;
}

/** T3–T8: what a request says; each part may come later, in any order. */
export class FileRequestDto {
  @MayBeLeftOut()
  @IsPlainText(SHORTEST_PURPOSE, LONGEST_PURPOSE)
  readonly purpose?: string;

  /** As it is typed; a code is sent to it. */
  @MayBeLeftOut()
  @IsOneLine(1, 60)
  readonly phone?: string;

  @MayBeLeftOut()
  @IsObject({ message: 'Answer all the questions about the application.' })
  @ValidateNested({ message: 'Answer all the questions about the application.' })
  @Type(() => ApplicationDto)
  readonly application?: ApplicationDto;
}

/** The same for a request that is there already; only what is named is changed. */
export class ChangeRequestDto extends FileRequestDto {
  @MayBeLeftOut()
  @IsVersion()
  readonly version?: number;
}

export class RequestMessageDto {
  @IsPlainText(1, 5000)
  readonly text!: string;
}

export class WithdrawRequestDto {
  @MayBeLeftOut()
  @IsVersion()
  readonly version?: number;
}
