import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { abilityOf } from '../../access/ability.js';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { countryName } from '../../http/countries.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { ChangeCountryRule } from '../../permissions/country-rules/change-country-rule.js';
import { ListCountryRules } from '../../permissions/country-rules/list-country-rules.js';
import { DeskForms } from '../desk-forms.js';
import { CountriesQuery, CountryForm } from './countries.dto.js';
import { COUNTRIES_PATH, countryListModel } from './country-list.js';
import { countryModel } from './country-page.js';

/** Which service is allowed in which country (P2): for everybody of the staff to read, for admins to change. */
@Controller('desk/countries')
export class CountryPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: DeskForms,
    private readonly rules: ListCountryRules,
    private readonly changeRule: ChangeCountryRule,
  ) {}

  @Get()
  @Access({ staff: ['read', 'country_rule'] })
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = await readForm(CountriesQuery, request.query);
    const model = countryListModel(await this.rules.list(), query);
    return this.pages.render(request, reply, 'desk/countries', model, 'desk');
  }

  @Get(':country')
  @Access({ staff: ['read', 'country_rule'] })
  async show(
    @CallingStaff() by: StaffPrincipal,
    @Param('country') country: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'desk/country', await this.draw(by, country), 'desk');
  }

  @Post(':country')
  @Access({ staff: ['manage', 'country_rule'] })
  change(
    @CallingStaff() by: StaffPrincipal,
    @Param('country') country: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const page = { view: 'desk/country', again: () => this.draw(by, country) };
    return this.forms.submit({ request, reply }, page, async () => {
      await this.changeRule.change(by, country, await readForm(CountryForm, request.body));
      const text = `${countryName(country)} is changed. It holds from the next message and call on.`;
      return { path: `${COUNTRIES_PATH}/${country}`, flash: { text } };
    });
  }

  private async draw(by: StaffPrincipal, country: string): Promise<object> {
    const mayChange = abilityOf(by).can('manage', 'country_rule');
    return countryModel(await this.rules.get(country), mayChange);
  }
}
