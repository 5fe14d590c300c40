import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerPrincipal } from '../../../src/access/principal.js';
import { attachEvidence } from '../../../src/cases/evidence/attach-evidence.js';
import type { Evidence } from '../../../src/cases/evidence/evidence.entity.js';
import { StoreEvidence } from '../../../src/cases/evidence/store-evidence.js';
import { KEPT_UNATTACHED_MS, UnattachedFiles } from '../../../src/cases/evidence/unattached-files.js';
import { openCase } from '../../../src/cases/open-case.js';
import { DueTasks } from '../../../src/database/due-tasks.js';
import type { Tx } from '../../../src/database/tx.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { MINUTE } from '../../../src/kernel/clock.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, type AppWithFiles } from '../../support/evidence-files.js';
import { rowsIn } from '../../support/rows-in.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let picture: Buffer;
let account: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
  picture = await aPicture().png().toBuffer();
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  // What the test before has left behind is removed, so that each test sees its own files only.
  await files().removeDue(new Date('2100-01-01'));
  account = await anAccount(gatehouse.database);
});

const files = (): UnattachedFiles => gatehouse.app.get(UnattachedFiles);

function customer(accountId = account.id): CustomerPrincipal {
  return { kind: 'customer', accountId, portalUserId: null, label: 'customer' };
}

function store(by = customer()): Promise<Evidence> {
  return gatehouse.app.get(StoreEvidence).store(by, { name: 'card.png', bytes: picture });
}

function dueAt(evidence: Evidence): Date {
  return new Date(evidence.createdAt.getTime() + KEPT_UNATTACHED_MS);
}

/** A case of the account on which the file hangs, in the caller's transaction. */
async function attach(tx: Tx, evidence: Evidence): Promise<void> {
  const at = new Date();
  const caseId = newId(at);
  openCase(tx, {
    id: caseId,
    type: 'account_review',
    subjectId: account.id,
    account,
    openedAt: at,
    aimBy: at,
    dueBy: at,
  });
  const pieces = [{ kind: 'business_card' as const, file: toSid('evidence', evidence.id) }];
  await attachEvidence(tx, pieces, { caseId, accountId: account.id, messageId: null, at });
}

async function left(): Promise<{ evidence: number; watches: number; files: number }> {
  const [rows] = await rowsIn<{ evidence: number; watches: number }>(
    gatehouse.database,
    `SELECT (SELECT count(*)::int FROM evidence WHERE account_id = $1) AS evidence,
            (SELECT count(*)::int FROM unattached_files) AS watches`,
    [account.id],
  );
  return { evidence: rows?.evidence ?? -1, watches: rows?.watches ?? -1, files: ownFiles().length };
}

/** Files that belong to no attached evidence of an earlier test. */
function ownFiles(): readonly string[] {
  return gatehouse.filesOnDisk().filter((name) => !kept.has(name));
}
const kept = new Set<string>();

describe('a file that is never attached to a case', () => {
  it('stays for seven days', async () => {
    const evidence = await store();

    const removed = await files().removeDue(new Date(dueAt(evidence).getTime() - 1));

    expect(removed).toBe(0);
    expect(await left()).toEqual({ evidence: 1, watches: 1, files: 2 });
  });

  it('is removed then, row, original and preview, and the ledger says so', async () => {
    const evidence = await store();

    const removed = await files().removeDue(dueAt(evidence));

    expect(removed).toBe(1);
    expect(await left()).toEqual({ evidence: 0, watches: 0, files: 0 });
    const events = await rowsIn(
      gatehouse.database,
      `SELECT action, actor_kind, account_id, detail FROM audit_events WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [evidence.id],
    );
    expect(events).toEqual([
      {
        action: 'evidence.removed',
        actor_kind: 'system',
        account_id: account.id,
        detail: { reason: 'never_attached' },
      },
    ]);
  });

  it('is removed by the worker, as one of the things that fall due', async () => {
    const evidence = await store();

    const { errors } = await gatehouse.app.get(DueTasks).runAll(dueAt(evidence));

    expect(errors).toEqual([]);
    expect(await left()).toEqual({ evidence: 0, watches: 0, files: 0 });
  });

  it('is removed once, however many processes try', async () => {
    const evidence = await store();

    const removed = await Promise.all([1, 2, 3].map(() => files().removeDue(dueAt(evidence))));

    expect(removed.sort()).toEqual([0, 0, 1]);
  });

  it('is tried again ten minutes later when the storage does not let go of it', async () => {
    const evidence = await store();
    const place = join(gatehouse.filesFolder, evidence.storageKey);
    rmSync(place);
    mkdirSync(join(place, 'in-the-way'), { recursive: true });
    const due = dueAt(evidence);

    await expect(files().removeDue(due)).rejects.toThrow();
    expect(await files().removeDue(new Date(due.getTime() + 9 * MINUTE))).toBe(0);
    rmSync(place, { recursive: true });
    expect(await files().removeDue(new Date(due.getTime() + 10 * MINUTE))).toBe(1);

    expect(await left()).toEqual({ evidence: 0, watches: 0, files: 0 });
  });
});

describe('a file that hangs on a case', () => {
  it('stays for good, and is watched no more', async () => {
    const evidence = await store();
    await gatehouse.app.get(UnitOfWork).run((tx) => attach(tx, evidence));

    const removed = await files().removeDue(dueAt(evidence));

    expect(removed).toBe(0);
    expect(await left()).toEqual({ evidence: 1, watches: 0, files: 2 });
    ownFiles().forEach((name) => kept.add(name));
  });

  it('stays when it is attached at the very moment of its removal', async () => {
    const evidence = await store();
    let removal: Promise<number> = Promise.resolve(-1);

    await gatehouse.app.get(UnitOfWork).run(async (tx) => {
      await attach(tx, evidence);
      removal = files().removeDue(dueAt(evidence));
      await setTimeout(300); // time enough to remove it, were it not held
    });

    expect(await removal).toBe(0);
    expect(await left()).toEqual({ evidence: 1, watches: 0, files: 2 });
    ownFiles().forEach((name) => kept.add(name));
  });
});

describe('an upload that fails half-way', () => {
  it('leaves no file when its row cannot be written', async () => {
    const nobody = customer(newId());

    await expect(store(nobody)).rejects.toThrow(/foreign key/);

    expect(await left()).toEqual({ evidence: 0, watches: 0, files: 0 });
  });

  it('leaves no row when its file cannot be written', async () => {
    const aside = await startAppWithFiles();
    const owner = await anAccount(aside.database);
    writeFileSync(aside.filesFolder, 'a file where the folder should be');

    const storing = aside.app.get(StoreEvidence).store(customer(owner.id), { name: 'a.png', bytes: picture });

    await expect(storing).rejects.toThrow();
    expect(await rowsIn(aside.database, 'SELECT id FROM evidence')).toEqual([]);
    await aside.stop();
  });

  it('is cleared away later when the program died between the files and the row', async () => {
    const evidence = await store();
    await rowsIn(gatehouse.database, 'DELETE FROM evidence WHERE id = $1', [evidence.id]);
    expect(ownFiles()).toHaveLength(2);

    await files().removeDue(dueAt(evidence));

    expect(await left()).toEqual({ evidence: 0, watches: 0, files: 0 });
  });
});
