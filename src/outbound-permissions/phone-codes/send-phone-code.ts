import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { LOG, type Log } from '../../config/log.js';
import { insertRow, updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import type { Actor } from '../../kernel/actor.js';
import { toSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { OutboundPermission } from '../outbound-permission.entity.js';
import { isRequestUnfinished } from '../outbound-permissions.states.js';
import { CodeBudget } from './code-budget.js';
import { NoCodeNeededError, PhoneAlreadyProvedError, PhoneMissingError } from './code-refusals.js';
import { newPhoneCode } from './new-phone-code.js';
import { PhoneCodeKey } from './phone-code-key.js';
import { PhoneCode } from './phone-code.entity.js';
import { endLiveCode, provedByAccountOnHold } from './phone-codes.sql.js';
import { PhoneRefusedError } from './phone-refusals.js';
import { hasGoodCode, refuseSentRecently } from './recent-codes.js';
import { readUsablePhone, type UsablePhone } from './usable-phone.js';

/** Whose request, locked by `lockRequest`, and who asks. */
export interface CodeWish {
  readonly request: OutboundPermission;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * T6: sends a code to the phone of a request. Whoever calls this has asked `PhoneCodeLimits.admit` before the transaction.
 * Every refusal of a number is a PhoneRefusedError, every "too often" a TooManyCodesError.
 */
@Injectable()
export class SendPhoneCode {
  constructor(
    private readonly key: PhoneCodeKey,
    private readonly budget: CodeBudget,
    private readonly ledger: Ledger,
    @Inject(CONFIG) private readonly config: Pick<Config, 'phone'>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Takes the phone as typed for the request's and sends it the first code; gives the request as it is then (`version` one up,
   * a new number not proved). Nothing happens when that number is proved already or has a code that is still good.
   * @throws PhoneRefusedError, TooManyCodesError, NoCodeNeededError
   */
  async send(tx: Tx, { phone, ...wish }: CodeWish & { readonly phone: string }): Promise<OutboundPermission> {
    const { request, at } = wish;
    refuseFinished(request);
    const usable = await this.readPhone(tx, request, phone);
    if (usable.e164 !== request.phoneE164) return this.sendTo(tx, wish, usable);
    if (request.phoneProvedAt !== null || (await hasGoodCode(tx, request, at))) return request;
    return this.sendTo(tx, wish, usable);
  }

  /**
   * Sends another code to the number that the request has; the older one is void.
   * @throws PhoneRefusedError, TooManyCodesError, NoCodeNeededError, PhoneAlreadyProvedError, PhoneMissingError
   */
  async again(tx: Tx, wish: CodeWish): Promise<OutboundPermission> {
    const { request } = wish;
    refuseFinished(request);
    if (request.phoneE164 === null) throw new PhoneMissingError();
    if (request.phoneProvedAt !== null) throw new PhoneAlreadyProvedError();
    return this.sendTo(tx, wish, await this.readPhone(tx, request, request.phoneE164));
  }

  private async readPhone(tx: Tx, { accountId }: OutboundPermission, typed: string): Promise<UsablePhone> {
    const [account] = await tx.query<{ country: string }>({
      name: 'country-of-account',
      text: `SELECT a.country FROM accounts a WHERE a.id = $1`,
      values: [accountId],
    });
    // Numbers of examples are what one tries the program with, as long as nothing leaves it.
    return readUsablePhone(typed, account?.country ?? '', {
      allowFictional: this.config.phone.twilio === null,
    });
  }

  private async sendTo(tx: Tx, wish: CodeWish, phone: UsablePhone): Promise<OutboundPermission> {
    const { request, actor, at } = wish;
    await this.refuseLinked(tx, request, phone);
    await refuseSentRecently(tx, request, phone, at);
    const events = await this.budget.spend(tx, { accountId: request.accountId, phone, at });

    const isOther = phone.e164 !== request.phoneE164;
    await tx.query(endLiveCode(request.id, isOther ? 'phone_changed' : 'replaced', at));
    const code = newPhoneCode(this.key, request, phone, at);
    tx.write(insertRow(PhoneCode, code));
    const changes = {
      phoneE164: phone.e164,
      phoneProvedAt: null,
      touchedAt: at,
      version: request.version + 1,
    };
    tx.write(updateRow(OutboundPermission, request.id, changes));
    const sent = {
      action: 'phone_code.sent',
      actor,
      subjectKind: 'outbound_permission',
      subjectId: request.id,
      accountId: request.accountId,
      caseId: request.caseId,
      detail: {
        channel: phone.channel,
        country: phone.country,
        ending: phone.e164.slice(-3),
        newNumber: isOther,
      },
    } as const;
    this.ledger.record(
      tx,
      at,
      [sent, ...events],
      [
        {
          channel: phone.channel,
          template: 'phone-code',
          to: phone.e164,
          accountId: request.accountId,
          payload: { phoneCodeId: code.id },
        },
      ],
    );
    return { ...request, ...changes };
  }

  /** The customer is told no more than that the number cannot be used; the log tells us why. */
  private async refuseLinked(tx: Tx, { accountId }: OutboundPermission, phone: UsablePhone): Promise<void> {
    const [linked] = await tx.query<{ accountId: string }>(provedByAccountOnHold(phone.e164, accountId));
    if (linked === undefined) return;
    this.log.warn(
      { account: toSid('account', accountId), onHold: toSid('account', linked.accountId) },
      'an account gave a phone that an account on hold has proved',
    );
    throw new PhoneRefusedError('phone_not_usable');
  }
}

function refuseFinished({ status }: OutboundPermission): void {
  if (!isRequestUnfinished(status)) throw new NoCodeNeededError(status);
}
