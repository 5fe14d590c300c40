import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { SYSTEM } from '../../src/kernel/actor.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { TestApp } from './app.js';
import { rowsIn } from './rows-in.js';

/** What became of a promised message. */
export interface OutboxFate {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Promises an e-mail, as any command would, and gives its id once it is committed. */
export async function promiseMail(
  gatehouse: TestApp,
  to: string,
  text = 'Which numbers will you call?',
): Promise<string> {
  const ledger = gatehouse.app.get(Ledger);
  await gatehouse.app.get(UnitOfWork).run((tx) => {
    const event = {
      action: 'case.message_sent',
      actor: SYSTEM,
      subjectKind: 'case',
      subjectId: null,
    } as const;
    const payload = {
      companyName: 'Owl <b>Coffee</b>',
      about: 'your request',
      text,
      url: `${gatehouse.url}/portal`,
    };
    ledger.record(tx, gatehouse.clock.now(), event, [
      { channel: 'email', template: 'case-message', to, payload },
    ]);
    return Promise.resolve();
  });
  const [row] = await rowsIn<{ id: string }>(
    gatehouse.database,
    `SELECT id FROM outbox_messages WHERE recipient = $1 ORDER BY id DESC LIMIT 1`,
    [to],
  );
  return row?.id ?? '';
}

export async function fateOf(gatehouse: TestApp, id: string): Promise<OutboxFate | undefined> {
  const [row] = await rowsIn<OutboxFate>(
    gatehouse.database,
    `SELECT id, status, attempts, last_error AS "lastError" FROM outbox_messages WHERE id = $1`,
    [id],
  );
  return row;
}
