import { Body, Controller, HttpCode, Module, Param, Post } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { Access } from '../../../access/access.decorator.js';
import { Answers, Summary } from '../../../http/openapi/answers.decorator.js';
import { SidPipe } from '../../../http/sid.pipe.js';
import { DepositsModule } from '../deposits.module.js';
import { DepositView } from '../deposits.views.js';
import { presentDeposit } from '../present-deposit.js';
import { PlayPayment } from './play-payment.js';
import { SANDBOX_OUTCOMES, type SandboxOutcome } from './sandbox-outcome.js';

export class PlayPaymentDto {
  @IsIn(SANDBOX_OUTCOMES, { message: `An outcome is one of ${SANDBOX_OUTCOMES.join(', ')}.` })
  readonly outcome!: SandboxOutcome;
}

/** Payments without a browser, for development. */
@Controller('dev/payments')
@Access({ public: true })
export class DevPaymentsController {
  constructor(private readonly payments: PlayPayment) {}

  @Post(':deposit')
  @HttpCode(200)
  @Answers(DepositView)
  @Summary('Lets the sandbox gateway call back, at once and once; gives the deposit after that')
  async play(
    @Param('deposit', new SidPipe('deposit')) id: string,
    @Body() { outcome }: PlayPaymentDto,
  ): Promise<DepositView> {
    await this.payments.play(id, outcome, { delaySeconds: 0, copies: 1 });
    return presentDeposit(await this.payments.find(id));
  }
}

/** Only where development tools are on; without them this address does not exist. */
@Module({ imports: [DepositsModule], controllers: [DevPaymentsController] })
export class DevPaymentsModule {}
