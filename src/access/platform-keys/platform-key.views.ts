import { IsISO8601, IsString } from 'class-validator';
import { IsSid } from '../../http/validators.js';

/** A platform key as lists show it; the key itself is shown once, when it is made. */
export class PlatformKeyView {
  @IsSid('platformKey') readonly sid!: string;
  @IsString() readonly name!: string;
  @IsISO8601() readonly createdAt!: string;
}

export class NewPlatformKeyView extends PlatformKeyView {
  @IsString() readonly key!: string;
}
