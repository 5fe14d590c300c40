import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { lockAccount } from '../../accounts/locked-account.js';
import { Database } from '../../database/database.js';
import { insertRow, updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { FormFields } from '../../http/compatible/form-fields.js';
import type { VendorPageRequest } from '../../http/compatible/vendor-page.js';
import { Clock } from '../../kernel/clock.js';
import { newId, parseSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { descriptionIn } from './description.js';
import type { Sink } from './sink.entity.js';
import { sinkOf } from './sinks.sql.js';
import {
  StreamParameterError,
  StreamResourceMissingError,
  StreamsOfClosedAccountError,
} from './stream-refusals.js';
import { typesIn } from './subscribed-types.js';
import { Subscription } from './subscription.entity.js';
import { subscriptionEvent } from './subscription-event.js';
import { deleteSubscription, putTypes, subscriptionOf, subscriptionsOf } from './subscriptions.sql.js';

/** Which events an account wants, and in which of its sinks: only its own, also for an account above it. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws VendorRefusal for a sink or a type that is not there */
  async create(by: CustomerPrincipal, form: FormFields): Promise<Subscription> {
    const description = descriptionIn(form);
    const types = typesIn(form.list('Types'));
    const sinkSid = form.text('SinkSid') ?? '';
    const sinkId = parseSid('sink', sinkSid);
    if (sinkId === null) throw new StreamParameterError('The SinkSid parameter is invalid.');
    const now = this.clock.now();
    const subscription: Subscription = {
      id: newId(now),
      accountId: by.accountId,
      sinkId,
      description,
      createdAt: now,
      updatedAt: now,
    };
    await this.unitOfWork.run(async (tx) => {
      await refuseClosed(tx, by.accountId);
      if ((await tx.query<Sink>(sinkOf(by.accountId, sinkId))).length === 0)
        throw new StreamParameterError(`There is no sink ${sinkSid}.`);
      tx.write(insertRow(Subscription, subscription));
      tx.write(putTypes(subscription, types));
      const detail = { types: types.map(({ type }) => type) };
      this.ledger.record(
        tx,
        now,
        subscriptionEvent('subscription.created', actorOf(by), subscription, detail),
      );
    });
    return subscription;
  }

  /** @throws StreamResourceMissingError */
  async get(by: CustomerPrincipal, sid: string): Promise<Subscription> {
    return oneOf(await this.database.query<Subscription>(subscriptionOf(by.accountId, idIn(sid))), sid);
  }

  /** One more than the page has; with a `sinkSid` those of that sink. */
  list(
    by: CustomerPrincipal,
    sinkSid: string | undefined,
    asked: VendorPageRequest,
  ): Promise<readonly Subscription[]> {
    const sinkId = sinkSid === undefined ? null : parseSid('sink', sinkSid);
    if (sinkSid !== undefined && sinkId === null)
      throw new StreamParameterError('The SinkSid parameter is invalid.');
    return this.database.query<Subscription>(subscriptionsOf(by.accountId, sinkId, asked));
  }

  /** @throws VendorRefusal */
  async rename(by: CustomerPrincipal, sid: string, form: FormFields): Promise<Subscription> {
    const description = form.has('Description') ? descriptionIn(form) : null;
    return this.change(by, sid, (tx, subscription, now) => {
      if (description === null) return subscription;
      tx.write(updateRow(Subscription, subscription.id, { description, updatedAt: now }));
      this.ledger.record(tx, now, subscriptionEvent('subscription.changed', actorOf(by), subscription));
      return { ...subscription, description, updatedAt: now };
    });
  }

  /** What was promised before is still delivered. @throws VendorRefusal */
  async remove(by: CustomerPrincipal, sid: string): Promise<void> {
    await this.change(by, sid, (tx, subscription, now) => {
      tx.write(deleteSubscription(subscription.id));
      this.ledger.record(tx, now, subscriptionEvent('subscription.deleted', actorOf(by), subscription));
      return subscription;
    });
  }

  /** Changes it in a transaction that holds the account. @throws VendorRefusal */
  change<Result>(
    by: CustomerPrincipal,
    sid: string,
    work: (tx: Tx, subscription: Subscription, now: Date) => Result | Promise<Result>,
  ): Promise<Result> {
    const id = idIn(sid);
    return this.unitOfWork.run(async (tx) => {
      const { status } = await lockAccount(tx, by.accountId);
      const subscription = oneOf(await tx.query<Subscription>(subscriptionOf(by.accountId, id)), sid);
      if (status === 'closed') throw new StreamsOfClosedAccountError();
      return work(tx, subscription, this.clock.now());
    });
  }
}

async function refuseClosed(tx: Tx, accountId: string): Promise<void> {
  const { status } = await lockAccount(tx, accountId);
  if (status === 'closed') throw new StreamsOfClosedAccountError();
}

function idIn(sid: string): string {
  const id = parseSid('subscription', sid);
  if (id === null) throw new StreamResourceMissingError(`/Subscriptions/${sid}`);
  return id;
}

function oneOf([subscription]: readonly Subscription[], sid: string): Subscription {
  if (subscription === undefined) throw new StreamResourceMissingError(`/Subscriptions/${sid}`);
  return subscription;
}
