import { Injectable } from '@nestjs/common';
import { toSid } from '../../kernel/ids.js';
import { reportOfComplaint, reportOfFlag } from '../../monitoring/read-report.js';
import { ReceiveReport } from '../../monitoring/receive-report.js';
import type { Report } from '../story/plots.js';
import { PLATFORM, type Cast } from './cast.js';

/** Lets the platform report complaints and flagged cards. */
@Injectable()
export class ReportToUs {
  constructor(private readonly receiveReport: ReceiveReport) {}

  async perform(cast: Cast, report: Report): Promise<void> {
    const account = toSid('account', cast.account(report.business).accountId);
    const { text } = report;
    const received =
      report.from === 'payment_provider'
        ? reportOfFlag({ account, reason: text })
        : reportOfComplaint({ account, source: report.from, kind: report.of, text });
    await this.receiveReport.receive(PLATFORM, received);
  }
}
