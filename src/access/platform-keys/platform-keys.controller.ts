import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import type { Page } from '../../kernel/page.js';
import { Access, CallingStaff } from '../access.decorator.js';
import { NewPlatformKeyView, PlatformKeyView } from './platform-key.views.js';
import { PlatformKeys } from './platform-keys.js';
import type { StaffPrincipal } from '../principal.js';
import { CredentialNameDto } from '../staff/staff.dto.js';

/** The keys with which the platform calls. */
@Controller('api/platform-keys')
@Access({ staff: ['manage', 'platform_key'] })
export class PlatformKeysController {
  constructor(private readonly keys: PlatformKeys) {}

  @Get()
  @Access({ staff: ['read', 'platform_key'] })
  @Answers(PlatformKeyView, { list: true })
  @Summary('Lists the live platform keys, without the keys themselves')
  async list(): Promise<Page<PlatformKeyView>> {
    return { items: await this.keys.list(), nextCursor: null };
  }

  @Post()
  @Answers(NewPlatformKeyView)
  @Summary('Makes a platform key; it is shown only in this answer')
  create(
    @CallingStaff() maker: StaffPrincipal,
    @Body() body: CredentialNameDto,
  ): Promise<NewPlatformKeyView> {
    return this.keys.create(maker, body.name);
  }

  @Delete(':key')
  @HttpCode(204)
  @Summary('Revokes a platform key; the platform is refused with it from its next call on')
  revoke(
    @CallingStaff() ender: StaffPrincipal,
    @Param('key', new SidPipe('platformKey')) id: string,
  ): Promise<void> {
    return this.keys.revoke(ender, id);
  }
}
