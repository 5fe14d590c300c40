import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { HttpRefusal } from '../../../http/http-refusal.js';
import { SANDBOX, type SandboxGateway } from '../../../integrations/payments/sandbox-gateway.js';
import { NotFoundError } from '../../../kernel/errors.js';
import { newSecret, toSid } from '../../../kernel/ids.js';
import type { Deposit } from '../deposit.entity.js';
import { depositById } from '../deposits.sql.js';
import { PaymentGateways } from '../payment-gateways.js';
import { CallBack } from './call-back.js';
import { NEWS_OF, type SandboxOutcome } from './sandbox-outcome.js';

/** When and how often the sandbox calls back; left out, as its settings say. */
export interface Timing {
  readonly delaySeconds?: number;
  readonly copies?: number;
}

/** Somebody plays the payer, or his bank, at the sandbox gateway. */
@Injectable()
export class PlayPayment {
  constructor(
    private readonly database: Database,
    private readonly gateways: PaymentGateways,
    private readonly callBack: CallBack,
  ) {}

  /** The deposit as the sandbox knows it. @throws NotFoundError, also where another gateway takes the money */
  async find(depositId: string): Promise<Deposit> {
    this.sandbox();
    const deposit = await this.database.find<Deposit>(depositById(depositId));
    if (deposit?.gateway !== SANDBOX) throw new NotFoundError('deposit', toSid('deposit', depositId));
    return deposit;
  }

  /** Returns once an undelayed callback was taken in. @throws NotFoundError, HttpRefusal 503 when it could not be */
  async play(depositId: string, outcome: SandboxOutcome, timing: Timing = {}): Promise<void> {
    const sandbox = this.sandbox();
    const { amount, currency } = await this.find(depositId);
    const eventId = `sandbox_${newSecret(12)}`;
    const made = sandbox.callback(
      NEWS_OF[outcome],
      toSid('deposit', depositId),
      { amount, currency },
      eventId,
    );
    if (await this.callBack.now(sandbox, { ...made, ...timing })) return;
    throw new HttpRefusal(503, 'callback_not_taken', 'The callback was not taken in. It will be sent again.');
  }

  private sandbox(): SandboxGateway {
    const { sandbox } = this.gateways;
    if (sandbox === null) throw new NotFoundError('payment gateway', SANDBOX);
    return sandbox;
  }
}
