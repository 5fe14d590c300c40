import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { SidPipe } from '../../http/sid.pipe.js';
import type { Page } from '../../kernel/page.js';
import { Access, CallingStaff } from '../access.decorator.js';
import { ChangeStaff } from './change-staff.js';
import { InviteStaff } from './invite-staff.js';
import { presentStaff } from './present-staff.js';
import type { StaffPrincipal } from '../principal.js';
import { StaffDirectory } from './staff-directory.js';
import { StaffTokens } from './staff-tokens.js';
import { NewTokenView, StaffView, TokenView } from './staff.views.js';
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
  @Answers(StaffView, { list: true })
  @Summary('Lists the staff, disabled people too, the newest first')
  list(@Query() query: PageQuery): Promise<Page<StaffView>> {
    return this.directory.list(query);
  }

  @Get(':staff')
  @Access({ staff: ['read', 'staff'] })
  @Answers(StaffView)
  @Summary('Gives one staff member')
  async get(@Param('staff', STAFF) id: string): Promise<StaffView> {
    return presentStaff(await this.directory.get(id));
  }

  @Post()
  @Answers(StaffView)
  @Summary('Invites somebody to the staff, by mail')
  invite(@CallingStaff() inviter: StaffPrincipal, @Body() body: InviteStaffDto): Promise<StaffView> {
    return this.inviteStaff.invite(inviter, body);
  }

  @Patch(':staff')
  @Answers(StaffView)
  @Summary('Changes name, roles or scope, disables or enables')
  change(
    @CallingStaff() changer: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Body() body: ChangeStaffDto,
  ): Promise<StaffView> {
    return this.changeStaff.change(changer, id, body);
  }

  @Post(':staff/tokens')
  @Answers(NewTokenView)
  @Summary('Makes a personal access token; it is shown only in this answer')
  createToken(
    @CallingStaff() maker: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Body() body: CredentialNameDto,
  ): Promise<NewTokenView> {
    return this.tokens.create(maker, id, body.name);
  }

  @Get(':staff/tokens')
  @Answers(TokenView, { list: true })
  @Summary('Lists the live tokens of a person, without the tokens themselves')
  async listTokens(
    @CallingStaff() reader: StaffPrincipal,
    @Param('staff', STAFF) id: string,
  ): Promise<Page<TokenView>> {
    return { items: await this.tokens.list(reader, id), nextCursor: null };
  }

  @Delete(':staff/tokens/:token')
  @HttpCode(204)
  @Summary('Revokes a token')
  revokeToken(
    @CallingStaff() ender: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Param('token', new SidPipe('token')) tokenId: string,
  ): Promise<void> {
    return this.tokens.revoke(ender, id, tokenId);
  }
}
