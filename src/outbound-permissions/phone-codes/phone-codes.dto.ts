import { IsString } from 'class-validator';
import { IsVersion, MayBeLeftOut } from '../../http/validators.js';

/** Nothing needs to be said: the code goes to the number that the request has. */
export class ResendPhoneCodeDto {
  @MayBeLeftOut()
  @IsVersion()
  readonly version?: number;
}

export class CheckPhoneCodeDto {
  /** Whether these are six digits is the rule's to say, with a code of its own. */
  @IsString({ message: 'Give the code as text, such as "012345".' })
  readonly code!: string;
}
