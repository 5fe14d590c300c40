import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueTasks, type DueTask } from '../../../database/due-tasks.js';
import type { SandboxCallback, SandboxGateway } from '../../../integrations/payments/sandbox-gateway.js';
import { Clock } from '../../../kernel/clock.js';
import { PaymentGateways } from '../payment-gateways.js';
import { OwnAddress } from './own-address.js';
import { SandboxCallbacks, type DueCallback } from './sandbox-callbacks.js';

/** Sends the sandbox's callbacks when they are due, over HTTP like any gateway, until they are taken in. */
@Injectable()
export class CallBack implements DueTask, OnModuleInit {
  readonly name = 'sandbox-callbacks';

  constructor(
    private readonly gateways: PaymentGateways,
    private readonly callbacks: SandboxCallbacks,
    private readonly ownAddress: OwnAddress,
    private readonly clock: Clock,
    private readonly dueTasks: DueTasks,
  ) {}

  onModuleInit(): void {
    if (this.gateways.sandbox !== null) this.dueTasks.register(this);
  }

  async run(now: Date): Promise<number> {
    const { sandbox } = this.gateways;
    if (sandbox === null) return 0;
    const due = await this.callbacks.claimDue(now);
    const sent = await Promise.all(due.map((callback) => this.send(sandbox, callback)));
    return sent.filter(Boolean).length;
  }

  /** Keeps the callback and, when it is due at once, sends it; false when it was not taken in and will be sent again. */
  async now(sandbox: SandboxGateway, callback: SandboxCallback): Promise<boolean> {
    await this.callbacks.keep(callback);
    if (callback.delaySeconds > 0) return true;
    const [due] = await this.callbacks.claimDue(this.clock.now(), callback.eventId);
    return due === undefined || this.send(sandbox, due);
  }

  private async send(sandbox: SandboxGateway, callback: DueCallback): Promise<boolean> {
    const url = `${this.ownAddress.url()}/api/payments/webhook/${sandbox.name}`;
    try {
      for (let copy = 0; copy < callback.copies; copy++) await sandbox.send(callback.body, url);
      await this.callbacks.delivered(callback.eventId);
      return true;
    } catch {
      await this.callbacks.notTaken(callback); // like any gateway, it does not say why, it comes again
      return false;
    }
  }
}
