import { Module } from '@nestjs/common';
import { ChangeCountryRule } from './change-country-rule.js';
import { CountryRulesController } from './country-rules.controller.js';
import { ListCountryRules } from './list-country-rules.js';

@Module({
  controllers: [CountryRulesController],
  providers: [ListCountryRules, ChangeCountryRule],
  exports: [ListCountryRules, ChangeCountryRule],
})
export class CountryRulesModule {}
