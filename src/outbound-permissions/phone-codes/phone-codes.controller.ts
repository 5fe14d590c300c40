import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Answers, Summary } from '../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { RequestView } from '../outbound-permission.views.js';
import { ReadRequests } from '../read-requests.js';
import { CheckPhoneCode } from './check-phone-code.js';
import { CheckPhoneCodeDto, ResendPhoneCodeDto } from './phone-codes.dto.js';
import { ResendPhoneCode } from './resend-phone-code.js';

const requestSid = new SidPipe('outboundPermission');

/** The phone code of a request for outbound permission (T6). */
@Access({ customer: true })
@Controller('api/outbound-permissions/:sid/phone-code')
export class PhoneCodesController {
  constructor(
    private readonly resending: ResendPhoneCode,
    private readonly checking: CheckPhoneCode,
    private readonly reading: ReadRequests,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(RequestView)
  @Summary('Sends another code to the phone of the request; the older one is void')
  async resend(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', requestSid) id: string,
    @Body() { version }: ResendPhoneCodeDto,
  ): Promise<RequestView> {
    await this.resending.resend(by, id, version);
    return this.reading.get(by, id);
  }

  @Post('check')
  @HttpCode(200)
  @Answers(RequestView)
  @Summary('Checks the code that was sent; the right one completes the step')
  async check(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid', requestSid) id: string,
    @Body() { code }: CheckPhoneCodeDto,
  ): Promise<RequestView> {
    await this.checking.check(by, id, code);
    return this.reading.get(by, id);
  }
}
