import { Type } from 'class-transformer';
import { IsIn } from 'class-validator';
import { IsOneLine, IsPlainText, IsVersion, MayBeLeftOut } from '../../http/validators.js';
import { COUNTRY_ACCESS, type CountryAccess } from '../../permissions/country-rules/country-rule.entity.js';

/** What the address of the list of countries may ask for. */
export class CountriesQuery {
  @MayBeLeftOut() @IsOneLine(1, 100) readonly q?: string;
  @MayBeLeftOut() @IsIn(COUNTRY_ACCESS) readonly sms?: CountryAccess;
  @MayBeLeftOut() @IsIn(COUNTRY_ACCESS) readonly voice?: CountryAccess;
  @MayBeLeftOut() @IsIn(COUNTRY_ACCESS) readonly trunk?: CountryAccess;
}

const CHOOSE = { message: 'Choose what is allowed.' };

/** The form of one country: all three services, with the version from which it was drawn. */
export class CountryForm {
  @Type(() => Number) @IsVersion() readonly version!: number;
  @IsIn(COUNTRY_ACCESS, CHOOSE) readonly sms!: CountryAccess;
  @IsIn(COUNTRY_ACCESS, CHOOSE) readonly voice!: CountryAccess;
  @IsIn(COUNTRY_ACCESS, CHOOSE) readonly trunk!: CountryAccess;
  @MayBeLeftOut() @IsPlainText(1, 500) readonly note?: string;
}
