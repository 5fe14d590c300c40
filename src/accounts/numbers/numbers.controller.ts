import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Access, Caller } from '../../access/access.decorator.js';
import type { Principal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { SidPipe } from '../../http/sid.pipe.js';
import type { Page } from '../../kernel/page.js';
import { AddNumber } from './add-number.js';
import { AddNumberDto, TransferNumberDto } from './number.dto.js';
import { NumberView, presentNumber } from './number.views.js';
import { ReadNumbers } from './read-numbers.js';
import { ReleaseNumber } from './release-number.js';
import { TransferNumber } from './transfer-number.js';

const ACCOUNT = new SidPipe('account');
const NUMBER = new SidPipe('number');

/** The phone numbers that accounts send and call from. The platform gives them out and takes them back. */
@Controller('api')
@Access({ platform: true })
export class NumbersController {
  constructor(
    private readonly addNumber: AddNumber,
    private readonly transferNumber: TransferNumber,
    private readonly releaseNumber: ReleaseNumber,
    private readonly numbers: ReadNumbers,
  ) {}

  @Post('accounts/:account/numbers')
  @Answers(NumberView)
  @Summary('Gives an account a number; a toll-free one of North America begins restricted')
  async add(
    @Caller() by: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Body() body: AddNumberDto,
  ): Promise<NumberView> {
    return presentNumber(await this.addNumber.add(by, accountId, body.phoneNumber));
  }

  @Get('accounts/:account/numbers')
  @Answers(NumberView, { list: true })
  @Summary('Lists the numbers of an account, the newest first')
  @Access({ platform: true, customer: true })
  list(
    @Caller() reader: Principal,
    @Param('account', ACCOUNT) accountId: string,
    @Query() page: PageQuery,
  ): Promise<Page<NumberView>> {
    return this.numbers.list(reader, accountId, page);
  }

  @Get('numbers/:number')
  @Answers(NumberView)
  @Summary('Gives one number')
  async get(@Caller() reader: Principal, @Param('number', NUMBER) id: string): Promise<NumberView> {
    return presentNumber(await this.numbers.get(reader, id));
  }

  @Post('numbers/:number/transfer')
  @HttpCode(200)
  @Answers(NumberView)
  @Summary('Moves a number to another account, where it has a new sid and no verification')
  async transfer(
    @Caller() by: Principal,
    @Param('number', NUMBER) id: string,
    @Body() body: TransferNumberDto,
  ): Promise<NumberView> {
    return presentNumber(await this.transferNumber.transfer(by, id, ACCOUNT.transform(body.toAccount)));
  }

  @Delete('numbers/:number')
  @HttpCode(204)
  @Summary('Releases a number; another account may have it then')
  release(@Caller() by: Principal, @Param('number', NUMBER) id: string): Promise<void> {
    return this.releaseNumber.release(by, id);
  }
}
