import { Module } from '@nestjs/common';
import { CONFIG } from '../../config/config.js';
import { OutboundStepsModule } from '../outbound-steps.module.js';
import { CheckPhoneCode } from './check-phone-code.js';
import { CodeBudget } from './code-budget.js';
import { openPhoneCodeKey, PhoneCodeKey } from './phone-code-key.js';
import { PhoneCodeLimits } from './phone-code-limits.js';
import { PhoneCodeMetrics } from './phone-code-metrics.js';
import { PhoneCodesController } from './phone-codes.controller.js';
import { ResendPhoneCode } from './resend-phone-code.js';
import { SendPhoneCode } from './send-phone-code.js';
import { TryPhoneCode } from './try-phone-code.js';
import { WritePhoneCode } from './write-phone-code.js';

/** The second of the three steps: a phone number, proved by a code (T6). */
@Module({
  imports: [OutboundStepsModule],
  controllers: [PhoneCodesController],
  providers: [
    { provide: PhoneCodeKey, useFactory: openPhoneCodeKey, inject: [CONFIG] },
    CodeBudget,
    PhoneCodeMetrics,
    PhoneCodeLimits,
    SendPhoneCode,
    ResendPhoneCode,
    TryPhoneCode,
    CheckPhoneCode,
    WritePhoneCode,
  ],
  exports: [SendPhoneCode, ResendPhoneCode, PhoneCodeLimits, CheckPhoneCode, WritePhoneCode],
})
export class PhoneCodesModule {}
