import { MaxLength } from 'class-validator';
import { IsOneLine, IsPlainText } from '../../http/validators.js';

/** What a customer writes about his request. */
export class WordsForm {
  @IsPlainText(1, 5000) readonly text!: string;
}

/** The phone number as it is typed. */
export class NumberForm {
  @IsOneLine(1, 60)
  @MaxLength(60, { message: 'This is too long for a phone number.' })
  readonly phone!: string;
}
