import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { Access, CallingStaff } from './access.decorator.js';
import { PlatformKeys, type PlatformKeyView } from './platform-keys.js';
import type { StaffPrincipal } from './principal.js';
import { CredentialNameDto } from './staff.dto.js';

/** The keys with which the platform calls. */
@Controller('api/platform-keys')
@Access({ staff: ['manage', 'platform_key'] })
export class PlatformKeysController {
  constructor(private readonly keys: PlatformKeys) {}

  @Get()
  @Access({ staff: ['read', 'platform_key'] })
  async list(): Promise<Page<PlatformKeyView>> {
    return { items: await this.keys.list(), nextCursor: null };
  }

  @Post()
  create(
    @CallingStaff() maker: StaffPrincipal,
    @Body() body: CredentialNameDto,
  ): Promise<PlatformKeyView & { key: string }> {
    return this.keys.create(maker, body.name);
  }

  @Delete(':key')
  @HttpCode(204)
  revoke(
    @CallingStaff() ender: StaffPrincipal,
    @Param('key', new SidPipe('platformKey')) id: string,
  ): Promise<void> {
    return this.keys.revoke(ender, id);
  }
}
