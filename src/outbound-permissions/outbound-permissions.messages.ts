import { conditionSentences } from '../cases/condition-sentences.js';
import type { Conditions } from '../cases/decision.entity.js';
import type { Config } from '../config/config.js';
import { publicUrl } from '../config/public-url.js';
import { toSid } from '../kernel/ids.js';
import type { EmailPayloads } from '../ledger/email-payloads.js';
import type { OutboxMessage } from '../ledger/outbox-message.js';
import type { OutboundPermission } from './outbound-permission.entity.js';
import { toldReasons } from './outbound-permissions.codes.js';
import { OUTBOUND_STEPS, stepsOf, type OutboundStep } from './outbound-permissions.steps.js';

interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly companyName: string;
}

/** What is still to do, in the customer's words. */
const TO_DO: Readonly<Record<OutboundStep, string>> = {
  purpose: 'Say what your application is for, and answer four questions about it.',
  phoneCode: 'Confirm a phone number with the code that we send to it.',
  deposit: 'Pay the refundable deposit, which moves your account to production.',
};

/** The e-mails about a request for outbound permission. A reason is in them only as far as it may be told. */
export class RequestMessages {
  constructor(
    private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
    private readonly account: Addressee,
  ) {}

  inReview(requestId: string, promise: { aimBy: Date; dueBy: Date }): OutboxMessage {
    return {
      channel: 'email',
      template: 'outbound-permission-in-review',
      ...this.to(),
      payload: {
        ...this.about(requestId),
        aimBy: promise.aimBy.toISOString(),
        dueBy: promise.dueBy.toISOString(),
      },
    };
  }

  discussion(requestId: string, text: string): OutboxMessage {
    return {
      channel: 'email',
      template: 'outbound-permission-discussion',
      ...this.to(),
      payload: { ...this.about(requestId), text },
    };
  }

  granted(requestId: string, conditions: Conditions | null, message: string | null): OutboxMessage {
    return {
      channel: 'email',
      template: 'outbound-permission-granted',
      ...this.to(),
      payload: { ...this.about(requestId), conditions: conditionSentences(conditions), message },
    };
  }

  rejected(request: OutboundPermission, codes: readonly string[], message: string | null): OutboxMessage {
    return {
      channel: 'email',
      template: 'outbound-permission-rejected',
      ...this.to(),
      payload: {
        ...this.about(request.id),
        reasons: toldReasons(codes).map(({ text, advice }) => ({ text, advice })),
        message,
        depositComesBack: request.depositHeldAt !== null,
      },
    };
  }

  reminder(request: OutboundPermission, closesAt: Date, isAsked: boolean): OutboxMessage {
    const steps = stepsOf(request);
    const missing = OUTBOUND_STEPS.filter((step) => steps[step] === null).map((step) => TO_DO[step]);
    return {
      channel: 'email',
      template: 'outbound-permission-reminder',
      ...this.to(),
      payload: {
        ...this.about(request.id),
        missing: [...(isAsked ? ['Answer what our team asked you.'] : []), ...missing],
        closesAt: closesAt.toISOString(),
      },
    };
  }

  closed(
    request: OutboundPermission,
    why: EmailPayloads['outbound-permission-closed']['why'],
  ): OutboxMessage {
    return {
      channel: 'email',
      template: 'outbound-permission-closed',
      ...this.to(),
      payload: { ...this.about(request.id), why, depositComesBack: request.depositHeldAt !== null },
    };
  }

  /** A reviewer wrote, and asks for nothing. */
  wrote(requestId: string, text: string): OutboxMessage {
    const { companyName, requestSid, requestUrl } = this.about(requestId);
    return {
      channel: 'email',
      template: 'case-message',
      ...this.to(),
      payload: {
        companyName,
        about: 'your request for outbound permission',
        aboutSid: requestSid,
        text,
        url: requestUrl,
      },
    };
  }

  private to(): { to: string; accountId: string } {
    return { to: this.account.email, accountId: this.account.id };
  }

  private about(requestId: string): { companyName: string; requestSid: string; requestUrl: string } {
    const requestSid = toSid('outboundPermission', requestId);
    return {
      companyName: this.account.companyName,
      requestSid,
      requestUrl: `${publicUrl(this.config)}/portal/outbound/${requestSid}`,
    };
  }
}
