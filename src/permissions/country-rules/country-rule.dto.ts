import { IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { countryName } from '../../http/countries.js';
import { IsInstant } from '../../http/instant.validator.js';
import { IsCountry, IsPlainText, IsVersion, MayBeLeftOut } from '../../http/validators.js';
import { COUNTRY_ACCESS, type CountryAccess, type CountryRule } from './country-rule.entity.js';

const AN_ACCESS = { message: `It is one of ${COUNTRY_ACCESS.join(', ')}.` };

export class ChangeCountryRuleDto {
  @MayBeLeftOut()
  @IsIn(COUNTRY_ACCESS, AN_ACCESS)
  readonly sms?: CountryAccess;

  @MayBeLeftOut()
  @IsIn(COUNTRY_ACCESS, AN_ACCESS)
  readonly voice?: CountryAccess;

  @MayBeLeftOut()
  @IsIn(COUNTRY_ACCESS, AN_ACCESS)
  readonly trunk?: CountryAccess;

  /** Why; left out, the reason that was given before no longer stands. */
  @MayBeLeftOut()
  @IsPlainText(1, 500)
  readonly note?: string;

  @IsVersion()
  readonly version!: number;
}

export class CountryRuleView {
  @IsCountry() readonly country!: string;
  @IsString() readonly name!: string;
  @IsIn(COUNTRY_ACCESS) readonly sms!: CountryAccess;
  @IsIn(COUNTRY_ACCESS) readonly voice!: CountryAccess;
  @IsIn(COUNTRY_ACCESS) readonly trunk!: CountryAccess;
  @IsOptional() @IsString() readonly note!: string | null;
  @IsInt() readonly version!: number;
  @IsOptional() @IsInstant() readonly changedAt!: string | null;
  @IsOptional() @IsString() readonly changedBy!: string | null;
}

export function presentCountryRule(rule: CountryRule): CountryRuleView {
  const { country, sms, voice, trunk, note, version, changedAt, changedBy } = rule;
  return {
    country,
    name: countryName(country),
    sms,
    voice,
    trunk,
    note,
    version,
    changedAt: changedAt?.toISOString() ?? null,
    changedBy,
  };
}
