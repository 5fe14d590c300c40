import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { VendorRefusal } from '../../http/compatible/vendor-refusal.js';
import { Ledger } from '../../ledger/ledger.js';
import { StreamResourceMissingError } from './stream-refusals.js';
import { subscriptionEvent } from './subscription-event.js';
import type { Subscription } from './subscription.entity.js';
import { Subscriptions } from './subscriptions.js';
import { deleteType, putTypes, typesOf, type SubscribedType } from './subscriptions.sql.js';

/** The types of one subscription. */
@Injectable()
export class SubscribedEvents {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly ledger: Ledger,
  ) {}

  /** All of them, in the order of their names. @throws StreamResourceMissingError */
  async list(
    by: CustomerPrincipal,
    sid: string,
  ): Promise<{ subscription: Subscription; types: readonly SubscribedType[] }> {
    const subscription = await this.subscriptions.get(by, sid);
    return { subscription, types: await this.database.query<SubscribedType>(typesOf(subscription.id)) };
  }

  /** @throws StreamResourceMissingError */
  async get(
    by: CustomerPrincipal,
    sid: string,
    type: string,
  ): Promise<{ subscription: Subscription; found: SubscribedType }> {
    const { subscription, types } = await this.list(by, sid);
    return { subscription, found: oneOf(types, sid, type) };
  }

  /** Adds it, or with `isThere` gives the one that is there its version. @throws VendorRefusal */
  put(
    by: CustomerPrincipal,
    sid: string,
    put: SubscribedType,
    { isThere }: { isThere: boolean },
  ): Promise<Subscription> {
    return this.subscriptions.change(by, sid, async (tx, subscription, now) => {
      const types = await tx.query<SubscribedType>(typesOf(subscription.id));
      if (isThere) oneOf(types, sid, put.type);
      else if (types.some(({ type }) => type === put.type))
        throw new VendorRefusal(409, `This subscription has ${put.type} already.`);
      tx.write(putTypes(subscription, [put]));
      const detail = { types: [put.type] };
      this.ledger.record(
        tx,
        now,
        subscriptionEvent('subscription.type_added', actorOf(by), subscription, detail),
      );
      return subscription;
    });
  }

  /** @throws VendorRefusal */
  async remove(by: CustomerPrincipal, sid: string, type: string): Promise<void> {
    await this.subscriptions.change(by, sid, async (tx, subscription, now) => {
      oneOf(await tx.query<SubscribedType>(typesOf(subscription.id)), sid, type);
      tx.write(deleteType(subscription.id, type));
      const detail = { types: [type] };
      this.ledger.record(
        tx,
        now,
        subscriptionEvent('subscription.type_removed', actorOf(by), subscription, detail),
      );
    });
  }
}

function oneOf(types: readonly SubscribedType[], sid: string, asked: string): SubscribedType {
  const found = types.find(({ type }) => type === asked);
  if (found === undefined)
    throw new StreamResourceMissingError(`/Subscriptions/${sid}/SubscribedEvents/${asked}`);
  return found;
}
