import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { actorOf, type CustomerPrincipal } from '../../access/principal.js';
import { lockAccount } from '../../accounts/locked-account.js';
import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { FormFields } from '../../http/compatible/form-fields.js';
import { FilteredPost } from '../../integrations/webhooks/filtered-post.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Ledger } from '../../ledger/ledger.js';
import { sinkEvent } from './sink-event.js';
import { readWebhookConfiguration } from './sink-configuration.js';
import { countSinks, hasSigningToken, keepSigningToken } from './sinks.sql.js';
import { SigningKey } from './signing-key.js';
import { Sink } from './sink.entity.js';
import { StreamParameterError, StreamsOfClosedAccountError } from './stream-refusals.js';
import { descriptionIn } from './description.js';

/** More sinks than this an account does not need, and each costs a request an event. */
const MOST_SINKS = 100;

/** The kinds that the contract knows and we do not have. */
const OTHER_KINDS = ['kinesis', 'segment', 'email'];

/**
 * Makes a webhook sink, which is active at once (W169). What it gets is signed with the account's auth token, of which only a hash is
 * kept elsewhere: so the token is kept here, sealed, when the account itself calls with it. An API key does for further sinks.
 */
@Injectable()
export class CreateSink {
  private readonly posts: Pick<FilteredPost, 'isForbidden'>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly key: SigningKey,
    @Inject(CONFIG) { webhooks }: Pick<Config, 'webhooks'>,
  ) {
    this.posts = new FilteredPost({ allowPrivate: webhooks.allowPrivate, patienceMs: 0 });
  }

  /** `authToken`: the one the caller presented, null for an API key. @throws VendorRefusal */
  async run(by: CustomerPrincipal, form: FormFields, authToken: string | null): Promise<Sink> {
    const description = descriptionIn(form);
    refuseOtherKinds(form.text('SinkType'));
    const { destination, userinfo, batchEvents } = readWebhookConfiguration(form.text('SinkConfiguration'));
    if (await this.posts.isForbidden(destination))
      throw new StreamParameterError(
        'SinkConfiguration: destination leads to a private address, which cannot be reached.',
      );
    const now = this.clock.now();
    const id = newId(now);
    const sink: Sink = {
      id,
      accountId: by.accountId,
      description,
      sinkType: 'webhook',
      status: 'active',
      destination,
      sealedUserinfo: userinfo === null ? null : this.key.seal(userinfo, id),
      batchEvents,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    };
    await this.unitOfWork.run(async (tx) => {
      await this.refuseAccount(tx, by.accountId, authToken);
      if (authToken !== null)
        tx.write(keepSigningToken(by.accountId, this.key.seal(authToken, by.accountId), now));
      tx.write(insertRow(Sink, sink));
      this.ledger.record(tx, now, sinkEvent('sink.created', actorOf(by), sink));
    });
    return sink;
  }

  private async refuseAccount(tx: Tx, accountId: string, authToken: string | null): Promise<void> {
    const { status } = await lockAccount(tx, accountId);
    if (status === 'closed') throw new StreamsOfClosedAccountError();
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(countSinks(accountId));
    if (count >= MOST_SINKS) throw new StreamParameterError(`An account has at most ${MOST_SINKS} sinks.`);
    if (authToken === null && (await tx.query(hasSigningToken(accountId))).length === 0)
      throw new StreamParameterError(
        'Deliveries are signed with the auth token of the account. Create the first sink with the account SID and auth token; API keys do for others.',
      );
  }
}

function refuseOtherKinds(kind: string | undefined): void {
  if (kind === 'webhook') return;
  throw new StreamParameterError(
    kind !== undefined && OTHER_KINDS.includes(kind)
      ? `Sinks of type ${kind} are not supported here. Use a webhook sink.`
      : 'The SinkType parameter is invalid. Use webhook.',
  );
}
