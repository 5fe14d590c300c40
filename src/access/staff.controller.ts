import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import type { Page } from '../kernel/page.js';
import { Access, CallingStaff } from './access.decorator.js';
import { ChangeStaff } from './change-staff.js';
import { InviteStaff } from './invite-staff.js';
import { presentStaff, type StaffView } from './present-staff.js';
import type { StaffPrincipal } from './principal.js';
import { StaffDirectory } from './staff-directory.js';
import { StaffTokens, type TokenView } from './staff-tokens.js';
import { ChangeStaffDto, CredentialNameDto, InviteStaffDto } from './staff.dto.js';

const STAFF = new SidPipe('staff');

/** The people of the backoffice and their tokens. */
@Controller('api/staff')
@Access({ staff: ['manage', 'staff'] })
export class StaffController {
  constructor(
    private readonly directory: StaffDirectory,
    private readonly inviteStaff: InviteStaff,
    private readonly changeStaff: ChangeStaff,
    private readonly tokens: StaffTokens,
  ) {}

  @Get()
  @Access({ staff: ['read', 'staff'] })
  list(@Query() query: PageQuery): Promise<Page<StaffView>> {
    return this.directory.list(query);
  }

  @Get(':staff')
  @Access({ staff: ['read', 'staff'] })
  async get(@Param('staff', STAFF) id: string): Promise<StaffView> {
    return presentStaff(await this.directory.get(id));
  }

  @Post()
  invite(@CallingStaff() inviter: StaffPrincipal, @Body() body: InviteStaffDto): Promise<StaffView> {
    return this.inviteStaff.invite(inviter, body);
  }

  @Patch(':staff')
  change(
    @CallingStaff() changer: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Body() body: ChangeStaffDto,
  ): Promise<StaffView> {
    return this.changeStaff.change(changer, id, body);
  }

  @Post(':staff/tokens')
  createToken(
    @CallingStaff() maker: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Body() body: CredentialNameDto,
  ): Promise<TokenView & { token: string }> {
    return this.tokens.create(maker, id, body.name);
  }

  @Get(':staff/tokens')
  async listTokens(
    @CallingStaff() reader: StaffPrincipal,
    @Param('staff', STAFF) id: string,
  ): Promise<Page<TokenView>> {
    return { items: await this.tokens.list(reader, id), nextCursor: null };
  }

  @Delete(':staff/tokens/:token')
  @HttpCode(204)
  revokeToken(
    @CallingStaff() ender: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Param('token', new SidPipe('token')) tokenId: string,
  ): Promise<void> {
    return this.tokens.revoke(ender, id, tokenId);
  }
}
