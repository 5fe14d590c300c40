import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { abilityOf } from '../ability.js';
import { Access, CallingStaff } from '../access.decorator.js';
import { PlatformKeys } from './platform-keys.js';
import type { StaffPrincipal } from '../principal.js';
import { CredentialNameDto } from '../staff/staff.dto.js';

const VIEW = 'access/platform-keys';
const HERE = '/admin/platform-keys';

/** Where an admin makes and revokes the platform's keys. */
@Controller('admin/platform-keys')
@Access({ staff: ['manage', 'platform_key'] })
export class PlatformKeyPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly keys: PlatformKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Access({ staff: ['read', 'platform_key'] })
  async show(
    @CallingStaff() reader: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, VIEW, await this.model(reader), 'desk');
  }

  /** The new key stands on the answer itself and nowhere else, so it is not redirected to. */
  @Post()
  create(
    @CallingStaff() maker: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = { view: VIEW, layout: 'desk', model: () => this.model(maker) };
    return this.pages.attempt(request, reply, page, async () => {
      const { name } = await readForm(CredentialNameDto, request.body);
      const made = await this.keys.create(maker, name);
      return this.pages.render(request, reply, VIEW, { ...(await this.model(maker)), made }, 'desk');
    });
  }

  @Post(':key/revoke')
  async revoke(
    @CallingStaff() ender: StaffPrincipal,
    @Param('key', new SidPipe('platformKey')) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.keys.revoke(ender, id);
    this.pages.redirect(request, reply, HERE, { text: 'The key was revoked.' });
  }

  private async model(reader: StaffPrincipal): Promise<object> {
    return {
      title: 'Platform keys',
      form: {},
      keys: await this.keys.list(),
      fromEnvironment: this.config.platformApiKey !== null,
      mayManage: abilityOf(reader).can('manage', 'platform_key'),
    };
  }
}
