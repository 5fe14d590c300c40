import { portalLink } from '../accounts/portal-link.js';
import type { Config } from '../config/config.js';
import { toSid } from '../kernel/ids.js';
import type { EmailPayloads } from '../ledger/email-payloads.js';
import { STATUS_CALLBACK, type OutboxMessage } from '../ledger/outbox-message.js';
import type { BusinessProfile } from './business-profile.entity.js';
import { toldReasons } from './business-profiles.codes.js';

type Told = EmailPayloads['business-profile-changed']['status'];

interface Verdict {
  readonly codes?: readonly string[];
  readonly message?: string | null;
}

/** What the owner of a business profile is told: e-mails to the address that the profile names, and calls of its status callback. A reason is in them only as far as it may be told. */
export class ProfileMessages {
  constructor(
    private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
    private readonly account: { readonly id: string; readonly companyName: string },
  ) {}

  /** W72: where it stands now, by e-mail and, if an address was given for it, by a call. */
  changed(profile: BusinessProfile, status: Told, verdict: Verdict = {}): readonly OutboxMessage[] {
    const mail = this.changedMail(profile, status, verdict);
    const { id, accountId, caseId, statusCallback: url } = profile;
    if (url === null) return [mail];
    const profileSid = toSid('businessProfile', id);
    const payload = { url, accountSid: toSid('account', accountId), profileSid, status };
    return [
      mail,
      { channel: 'webhook', template: STATUS_CALLBACK, to: profileSid, accountId, caseId, payload },
    ];
  }

  private changedMail(
    profile: BusinessProfile,
    status: Told,
    { codes = [], message = null }: Verdict,
  ): OutboxMessage {
    const reasons = toldReasons(codes).map(({ text }) => text);
    return {
      channel: 'email',
      template: 'business-profile-changed',
      ...this.to(profile),
      payload: { ...this.about(profile), status, reasons, message },
    };
  }

  /** A reviewer asks, and the case waits for the answer. */
  asked(profile: BusinessProfile, question: string): OutboxMessage {
    return {
      channel: 'email',
      template: 'business-profile-information-requested',
      ...this.to(profile),
      payload: { ...this.about(profile), question },
    };
  }

  /** A reviewer wrote, and asks for nothing. */
  wrote(profile: BusinessProfile, text: string): OutboxMessage {
    const { companyName, portalUrl } = this.about(profile);
    return {
      channel: 'email',
      template: 'case-message',
      ...this.to(profile),
      payload: { companyName, about: 'your business profile', text, url: portalUrl },
    };
  }

  private to({ email, accountId, caseId }: BusinessProfile) {
    return { to: email, accountId, caseId };
  }

  private about({ id, friendlyName }: BusinessProfile) {
    return {
      companyName: this.account.companyName,
      profileSid: toSid('businessProfile', id),
      friendlyName,
      portalUrl: portalLink(this.config, '/portal', this.account.id),
    };
  }
}
