import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { Access, CallingStaff } from '../access.decorator.js';
import type { StaffPrincipal } from '../principal.js';
import { StaffTokens } from '../staff/staff-tokens.js';
import { CredentialNameDto } from '../staff/staff.dto.js';

const VIEW = 'access/own-tokens';
const HERE = '/account/tokens';

/** A staff member's own tokens, with which programs call in his name. */
@Controller('account/tokens')
@Access({ staff: true })
export class OwnTokensController {
  constructor(
    private readonly pages: Pages,
    private readonly tokens: StaffTokens,
  ) {}

  @Get()
  async show(
    @CallingStaff() person: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, VIEW, await this.model(person), 'desk');
  }

  /** The new token stands on the answer itself and nowhere else, so it is not redirected to. */
  @Post()
  async create(
    @CallingStaff() person: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const page = { view: VIEW, layout: 'desk', model: () => this.model(person) };
    return this.pages.attempt(request, reply, page, async () => {
      const { name } = await readForm(CredentialNameDto, request.body);
      const made = await this.tokens.create(person, person.staff.id, name);
      return this.pages.render(request, reply, VIEW, { ...(await this.model(person)), made }, 'desk');
    });
  }

  @Post(':token/revoke')
  async revoke(
    @CallingStaff() person: StaffPrincipal,
    @Param('token', new SidPipe('token')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.tokens.revoke(person, person.staff.id, id);
    this.pages.redirect(request, reply, HERE, { text: 'The token was revoked.' });
  }

  private async model(person: StaffPrincipal): Promise<object> {
    const tokens = await this.tokens.list(person, person.staff.id);
    return { title: 'Your tokens', form: {}, tokens };
  }
}
