import { Body, Controller, Post } from '@nestjs/common';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.js';
import { Answers, Summary } from '../http/openapi/answers.decorator.js';
import { toSid } from '../kernel/ids.js';
import { reportOfComplaint, reportOfFlag } from './read-report.js';
import { ComplaintDto, PaymentFlagDto, ReportView } from './monitoring.dto.js';
import { ReceiveReport } from './receive-report.js';
import type { Report } from './report.js';

/** P5, P27, P28: what the platform learns about an account after its signup. */
@Controller('api')
@Access({ platform: true })
export class MonitoringController {
  constructor(private readonly reports: ReceiveReport) {}

  @Post('complaints')
  @Answers(ReportView)
  @Summary('Records the complaint of a carrier or a recipient, and responds as is set')
  complain(@Caller() by: Principal, @Body() body: ComplaintDto): Promise<ReportView> {
    return this.receive(by, reportOfComplaint(body));
  }

  @Post('payment-flags')
  @Answers(ReportView)
  @Summary('Records that the payment provider has flagged the card, and responds as is set')
  flag(@Caller() by: Principal, @Body() body: PaymentFlagDto): Promise<ReportView> {
    return this.receive(by, reportOfFlag(body));
  }

  private async receive(by: Principal, report: Report): Promise<ReportView> {
    const { factId, effect } = await this.reports.receive(by, report);
    return { sid: toSid('fact', factId), account: toSid('account', report.accountId), effect };
  }
}
