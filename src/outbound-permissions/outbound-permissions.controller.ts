import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Access, CallingCustomer } from '../access/access.decorator.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import { ChangeRequest } from './change-request.js';
import { FileRequest } from './file-request.js';
import { OutboundPermissionView, RequestView } from './outbound-permission.views.js';
import {
  ChangeRequestDto,
  FileRequestDto,
  RequestMessageDto,
  WithdrawRequestDto,
} from './outbound-permissions.dto.js';
import { ReadRequests } from './read-requests.js';

const permissionSid = new SidPipe('outboundPermission');

/** The customer's side of outbound permission (T1–T9, T16, T17). */
@Access({ customer: true })
@Controller('api/outbound-permissions')
export class OutboundPermissionsController {
  constructor(
    private readonly filing: FileRequest,
    private readonly changing: ChangeRequest,
    private readonly reading: ReadRequests,
  ) {}

  @Post()
  @Answers(RequestView)
  @Summary('Asks for outbound permission; a phone number given with it is sent the first code')
  async open(@CallingCustomer() by: CustomerPrincipal, @Body() input: FileRequestDto) {
    const id = await this.filing.open(by, input, 'api');
    return this.reading.get(by, id);
  }

  @Get()
  @Answers(OutboundPermissionView, { list: true })
  @Summary('Lists the requests of the account, the newest first')
  list(@CallingCustomer() by: CustomerPrincipal, @Query() page: PageQuery) {
    return this.reading.list(by, page);
  }

  @Get(':sid')
  @Answers(RequestView)
  @Summary('Gives one request with its steps and messages')
  get(@CallingCustomer() by: CustomerPrincipal, @Param('sid', permissionSid) id: string) {
    return this.reading.get(by, id);
  }

  @Patch(':sid')
  @Answers(RequestView)
  @Summary('Goes on with a request or corrects it: purpose, answers, phone number')
  async change(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', permissionSid) id: string,
    @Body() input: ChangeRequestDto,
  ) {
    await this.changing.change(by, id, input);
    return this.reading.get(by, id);
  }

  @Post(':sid/messages')
  @Answers(RequestView)
  @Summary('Writes to the team, or answers it')
  async write(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', permissionSid) id: string,
    @Body() { text }: RequestMessageDto,
  ) {
    await this.changing.write(by, id, text);
    return this.reading.get(by, id);
  }

  @Post(':sid/withdraw')
  @HttpCode(200)
  @Answers(RequestView)
  @Summary('Withdraws a request; a deposit goes back')
  async withdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', permissionSid) id: string,
    @Body() input: WithdrawRequestDto,
  ) {
    await this.changing.withdraw(by, id, input);
    return this.reading.get(by, id);
  }
}
