import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Access, CallingCustomer } from '../access/access.decorator.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { PageQuery } from '../http/page-query.dto.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { SidPipe } from '../http/sid.pipe.js';
import { ChangeReassessment } from './change-reassessment.js';
import { FileReassessment } from './file-reassessment.js';
import { ReassessmentView, TicketView } from './reassessment.views.js';
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
  @Answers(TicketView)
  @Summary('Files a reassessment ticket')
  async file(@CallingCustomer() by: CustomerPrincipal, @Body() input: FileReassessmentDto) {
    const id = await this.filing.file(by, input);
    return this.reading.get(by, id);
  }

  @Get()
  @Answers(ReassessmentView, { list: true })
  @Summary('Lists the tickets of the account and its subaccounts, the newest first')
  list(@CallingCustomer() by: CustomerPrincipal, @Query() page: PageQuery) {
    return this.reading.list(by, page);
  }

  @Get(':sid')
  @Answers(TicketView)
  @Summary('Gives one ticket with its messages and evidence')
  get(@CallingCustomer() by: CustomerPrincipal, @Param('sid', ticketSid) id: string) {
    return this.reading.get(by, id);
  }

  @Patch(':sid')
  @Answers(TicketView)
  @Summary('Corrects a ticket that waits for the customer')
  async change(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', ticketSid) id: string,
    @Body() input: ChangeReassessmentDto,
  ) {
    await this.changing.change(by, id, input);
    return this.reading.get(by, id);
  }

  @Post(':sid/messages')
  @Answers(TicketView)
  @Summary('Answers, or writes to the team')
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
  @Answers(TicketView)
  @Summary('Withdraws a ticket; it uses up no round')
  async withdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', ticketSid) id: string,
    @Body() input: WithdrawReassessmentDto,
  ) {
    await this.changing.withdraw(by, id, input);
    return this.reading.get(by, id);
  }
}
