import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { keptSecret } from '../../config/kept-secret.js';
import { publicUrl } from '../../config/public-url.js';
import type { PaymentGateway } from '../../integrations/payments/payment-gateway.js';
import { SandboxGateway } from '../../integrations/payments/sandbox-gateway.js';
import { StripeGateway } from '../../integrations/payments/stripe-gateway.js';
import { NotFoundError } from '../../kernel/errors.js';
import { SandboxCallbacks } from './sandbox/sandbox-callbacks.js';

/** The gateways that this program speaks to: the one that takes new deposits, and any whose earlier ones may have to be refunded. */
@Injectable()
export class PaymentGateways {
  /** Takes new deposits. */
  readonly current: PaymentGateway;
  /** Null unless it takes new deposits: play money beside real money would be confusing. */
  readonly sandbox: SandboxGateway | null;
  private readonly byName: ReadonlyMap<string, PaymentGateway>;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'payments' | 'dataDir' | 'publicUrl' | 'host' | 'port'>,
    callbacks: SandboxCallbacks,
  ) {
    const { gateway, stripe: keys, sandbox: settings } = config.payments;
    const siteUrl = (): string => publicUrl(config);
    const stripe =
      keys === null ? null : new StripeGateway(keys, (payment) => `${siteUrl()}/payments/${payment}`);
    this.sandbox =
      gateway === 'sandbox'
        ? new SandboxGateway({
            settings,
            secret: settings.secret ?? keptSecret(config.dataDir, 'sandbox-gateway-secret'),
            siteUrl,
            post: callbacks,
            chance: () => randomInt(1_000_000) / 1_000_000,
            wallClock: () => new Date(),
          })
        : null;
    const known = [this.sandbox, stripe].filter((one) => one !== null);
    this.byName = new Map(known.map((one) => [one.name, one]));
    this.current = this.get(gateway);
  }

  find(name: string): PaymentGateway | null {
    return this.byName.get(name) ?? null;
  }

  /** @throws NotFoundError */
  get(name: string): PaymentGateway {
    const gateway = this.find(name);
    if (gateway === null) throw new NotFoundError('payment gateway', name.slice(0, 40));
    return gateway;
  }
}
