import { Injectable } from '@nestjs/common';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { lockAccount } from '../../accounts/locked-account.js';
import { Database } from '../../database/database.js';
import { updateRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { FormFields } from '../../http/compatible/form-fields.js';
import type { VendorPageRequest } from '../../http/compatible/vendor-page.js';
import { VendorRefusal } from '../../http/compatible/vendor-refusal.js';
import { Clock } from '../../kernel/clock.js';
import { newId, parseSid } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { descriptionIn } from './description.js';
import { sinkEvent } from './sink-event.js';
import { Sink } from './sink.entity.js';
import {
  discardPending,
  insertDelivery,
  sinkOf,
  sinksOf,
  subscriptionsInto,
  type SinkFilter,
} from './sinks.sql.js';
import { StreamResourceMissingError, StreamsOfClosedAccountError } from './stream-refusals.js';
import { TEST_EVENT_TYPE, writeTestEvent } from './test-event.js';

/** The sinks of an account: only its own, also for an account above it. */
@Injectable()
export class Sinks {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws StreamResourceMissingError */
  async get(by: CustomerPrincipal, sid: string): Promise<Sink> {
    return oneOf(await this.database.query<Sink>(sinkOf(by.accountId, idIn(sid))), sid);
  }

  /** One more than the page has. */
  list(by: CustomerPrincipal, filter: SinkFilter, asked: VendorPageRequest): Promise<readonly Sink[]> {
    return this.database.query<Sink>(sinksOf(by.accountId, filter, asked));
  }

  /** Only its description can be changed. @throws VendorRefusal */
  rename(by: CustomerPrincipal, sid: string, form: FormFields): Promise<Sink> {
    const description = descriptionIn(form);
    return this.change(by, sid, (tx, sink, now) => {
      const changed = { ...sink, description, updatedAt: now };
      tx.write(updateRow(Sink, sink.id, { description, updatedAt: now }));
      this.ledger.record(tx, now, sinkEvent('sink.changed', actorOf(by), sink));
      return changed;
    });
  }

  /** @throws VendorRefusal 404, or 409 while subscriptions lead to it */
  async remove(by: CustomerPrincipal, sid: string): Promise<void> {
    await this.change(by, sid, async (tx, sink, now) => {
      if ((await tx.query(subscriptionsInto(sink.id))).length > 0)
        throw new VendorRefusal(409, 'This sink is used by subscriptions. Delete them first.');
      tx.write(updateRow(Sink, sink.id, { deletedAt: now, updatedAt: now }));
      tx.write(discardPending(sink.id, now));
      this.ledger.record(tx, now, sinkEvent('sink.deleted', actorOf(by), sink));
      return sink;
    });
  }

  /** Sends a test event to it, as any other event is sent; a sink that was switched off and takes it is active again (W169). */
  async test(by: CustomerPrincipal, sid: string): Promise<void> {
    await this.change(by, sid, (tx, sink, now) => {
      const eventId = newId(now);
      const event = { eventId, sinkId: sink.id, accountId: sink.accountId, type: TEST_EVENT_TYPE };
      tx.write(insertDelivery({ id: newId(now), ...event, body: writeTestEvent(eventId, now), at: now }));
      this.ledger.record(tx, now, sinkEvent('sink.tested', actorOf(by), sink));
      return sink;
    });
  }

  private change(
    by: CustomerPrincipal,
    sid: string,
    work: (tx: Tx, sink: Sink, now: Date) => Sink | Promise<Sink>,
  ): Promise<Sink> {
    const id = idIn(sid);
    return this.unitOfWork.run(async (tx) => {
      const { status } = await lockAccount(tx, by.accountId);
      const sink = oneOf(await tx.query<Sink>(sinkOf(by.accountId, id)), sid);
      if (status === 'closed') throw new StreamsOfClosedAccountError();
      return work(tx, sink, this.clock.now());
    });
  }
}

function idIn(sid: string): string {
  const id = parseSid('sink', sid);
  if (id === null) throw new StreamResourceMissingError(`/Sinks/${sid}`);
  return id;
}

function oneOf([sink]: readonly Sink[], sid: string): Sink {
  if (sink === undefined) throw new StreamResourceMissingError(`/Sinks/${sid}`);
  return sink;
}
