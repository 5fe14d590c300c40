import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import type { Page } from '../../kernel/page.js';
import { ChangeCountryRule } from './change-country-rule.js';
import { ChangeCountryRuleDto, CountryRuleView, presentCountryRule } from './country-rule.dto.js';
import { ListCountryRules } from './list-country-rules.js';

/** Which service is allowed in which country (P2). */
@Controller('api/countries')
export class CountryRulesController {
  constructor(
    private readonly rules: ListCountryRules,
    private readonly changeRule: ChangeCountryRule,
  ) {}

  @Get()
  @Answers(CountryRuleView, { list: true })
  @Summary('Lists every country, by name and at once, with what is allowed there')
  @Access({ staff: ['read', 'country_rule'] })
  async list(): Promise<Page<CountryRuleView>> {
    return { items: (await this.rules.list()).map(presentCountryRule), nextCursor: null };
  }

  @Put(':country')
  @Answers(CountryRuleView)
  @Summary('Changes what is allowed in a country, from the next permission check on')
  @Access({ staff: ['manage', 'country_rule'] })
  async change(
    @CallingStaff() by: StaffPrincipal,
    @Param('country') country: string,
    @Body() body: ChangeCountryRuleDto,
  ): Promise<CountryRuleView> {
    return presentCountryRule(await this.changeRule.change(by, country, body));
  }
}
