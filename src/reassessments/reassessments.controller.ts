import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Access, CallingCustomer } from '../access/access.decorator.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { PageQuery } from '../http/page-query.dto.js';
import { SidPipe } from '../http/sid.pipe.js';
import { ChangeReassessment } from './change-reassessment.js';
import { FileReassessment } from './file-reassessment.js';
import { ReadReassessments } from './read-reassessments.js';
import {
  ChangeReassessmentDto,
  FileReassessmentDto,
  TicketMessageDto,
  WithdrawReassessmentDto,
} from './reassessments.dto.js';

const ticketSid = new SidPipe('reassessment');

/** The customer's side of reassessment tickets (P8, P17–P25, P33). */
@Access({ customer: true })
@Controller('api/reassessments')
export class ReassessmentsController {
  constructor(
    private readonly filing: FileReassessment,
    private readonly changing: ChangeReassessment,
    private readonly reading: ReadReassessments,
  ) {}

  @Post()
  async file(@CallingCustomer() by: CustomerPrincipal, @Body() input: FileReassessmentDto) {
    const id = await this.filing.file(by, input);
    return this.reading.get(by, id);
  }

  @Get()
  list(@CallingCustomer() by: CustomerPrincipal, @Query() page: PageQuery) {
    return this.reading.list(by, page);
  }

  @Get(':sid')
  get(@CallingCustomer() by: CustomerPrincipal, @Param('sid', ticketSid) id: string) {
    return this.reading.get(by, id);
  }

  @Patch(':sid')
  async change(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', ticketSid) id: string,
    @Body() input: ChangeReassessmentDto,
  ) {
    await this.changing.change(by, id, input);
    return this.reading.get(by, id);
  }

  @Post(':sid/messages')
  async write(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', ticketSid) id: string,
    @Body() input: TicketMessageDto,
  ) {
    await this.changing.write(by, id, input);
    return this.reading.get(by, id);
  }

  @Post(':sid/withdraw')
  @HttpCode(200)
  async withdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', ticketSid) id: string,
    @Body() input: WithdrawReassessmentDto,
  ) {
    await this.changing.withdraw(by, id, input);
    return this.reading.get(by, id);
  }
}
