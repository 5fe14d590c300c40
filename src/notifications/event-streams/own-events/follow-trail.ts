import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../../config/config.js';
import { publicUrl } from '../../../config/public-url.js';
import { DueTasks } from '../../../database/due-tasks.js';
import type { Statement } from '../../../database/statement.js';
import type { Tx } from '../../../database/tx.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { newId, toSid } from '../../../kernel/ids.js';
import { writeCloudEvent } from '../cloud-event.js';
import { EventPump } from '../delivery/event-pump.js';
import { dataSchemaOf, EVENT_TYPES, type EventType } from '../event-types.js';
import { fanOut } from '../fan-out.sql.js';
import { movePlace, PLACE, wantedFacts, type TrailPlace, type WantedFact } from './wanted-facts.sql.js';

/** Rows of the trail that are looked at in one turn. */
const BATCH = 5000;

const OWN = EVENT_TYPES.filter(({ origin }) => origin === 'own');
const ACTIONS = [...new Set(OWN.flatMap(({ actions }) => actions))];

/**
 * Our own events follow from the audit trail, behind it: whoever places a hold or decides a case pays nothing for those who listen. Each
 * row is passed once, in the transaction that writes its deliveries.
 */
@Injectable()
export class FollowTrail implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: DueTasks,
    private readonly pump: EventPump,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'event-streams.follow-trail', run: (now) => this.run(now) });
  }

  /** Gives how many events somebody wanted. */
  async run(now: Date): Promise<number> {
    const told = await this.unitOfWork.run((tx) => this.goOn(tx, now));
    if (told > 0) this.pump.wake();
    return told;
  }

  private async goOn(tx: Tx, now: Date): Promise<number> {
    const [place] = await tx.query<TrailPlace>(PLACE);
    if (place === undefined) return 0;
    const types = OWN.map(({ type }) => type);
    const facts = await tx.query<WantedFact>(wantedFacts(place, ACTIONS, types, BATCH));
    const last = facts.at(-1);
    if (last === undefined) return 0;
    const events = facts.filter(({ isWanted }) => isWanted).flatMap((fact) => this.eventsOf(fact, now));
    for (const event of events) tx.write(event);
    tx.write(movePlace(last));
    return events.length;
  }

  private eventsOf(fact: WantedFact, now: Date): readonly Statement[] {
    const { accountId, action, at } = fact;
    if (accountId === null) return [];
    return OWN.filter(({ actions }) => actions.includes(action)).map((type) => {
      const id = newId(at);
      const body = this.write(type, id, { ...fact, accountId });
      return fanOut({ id, accountId, type: type.type, body, at }, now);
    });
  }

  private write(
    type: EventType,
    id: string,
    { accountId, caseId, at }: { accountId: string; caseId: string | null; at: Date },
  ): string {
    const accountsid = toSid('account', accountId);
    // Only the event of a case names it: that a hold came of one is not told.
    const casesid = type.type.startsWith('case.') && caseId !== null ? toSid('case', caseId) : null;
    return writeCloudEvent(
      { id, at },
      {
        type: type.type,
        source: casesid ?? accountsid,
        dataschema: dataSchemaOf(type, publicUrl(this.config)),
        data: { accountsid, ...(casesid !== null && { casesid }) },
      },
    );
  }
}
