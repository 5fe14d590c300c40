import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SealsCutOffError } from '../../../src/ledger/seal-audit.js';
import { AuditKey } from '../../../src/ledger/seals/audit-key.js';
import { hashSeal, readEntry, writeManifest } from '../../../src/ledger/seals/seal.js';
import { Trail } from './trail.js';

let trail: Trail;
let ids: number[];

/** Three seals: events 1–3, 4–6 and 7–9 (by place). */
beforeEach(async () => {
  trail = await Trail.open();
  for (let seal = 1; seal <= 3; seal++) await trail.recordSealed(3);
  ids = await trail.eventIds();
});
afterEach(() => trail.close());

describe('a trail that nobody touched', () => {
  it('is sound, and its head is the hash of the newest seal', async () => {
    const [newest] = await trail.tamper<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_seals WHERE id = 3`,
    );

    expect(await trail.verify()).toEqual({ ok: true, count: 9, seals: 3, unsealed: 0, head: newest?.hash });
  });

  it('is sound with events that no seal covers yet', async () => {
    await trail.record();

    expect(await trail.verify()).toMatchObject({ ok: true, count: 10, unsealed: 1 });
  });
});

describe('somebody with the superuser’s password', () => {
  it('changes an event: it is named', async () => {
    await trail.tamper(`UPDATE audit_events SET detail = '{"codes":[],"round":1}' WHERE id = $1`, [ids[4]]);

    expect(await trail.verify()).toMatchObject({
      ok: false,
      count: 4,
      firstBad: { what: 'changed', eventId: ids[4], seal: 2 },
    });
  });

  it('changes an event and makes its hash fit: it is named all the same', async () => {
    await trail.tamper(
      `UPDATE audit_events e SET detail = o.detail, subject_id = o.subject_id, at = o.at, row_hash = o.row_hash
       FROM audit_events o WHERE e.id = $1 AND o.id = $2`,
      [ids[4], ids[7]],
    );

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'changed', eventId: ids[4], seal: 2 } });
  });

  it.each([
    ['at', `at + interval '1 microsecond'`],
    ['actor_label', `actor_label || ' '`],
    ['actor_kind', `'staff'`],
    ['ip', `'10.0.0.1'`],
    ['case_id', `subject_id`],
    ['row_hash', `sha256(row_hash)`],
  ])('changes only the column %s of one: it is named', async (column, value) => {
    await trail.tamper(`UPDATE audit_events SET ${column} = ${value} WHERE id = $1`, [ids[0]]);

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'changed', eventId: ids[0], seal: 1 } });
  });

  it('removes an event: it is named', async () => {
    await trail.tamper(`DELETE FROM audit_events WHERE id = $1`, [ids[5]]);

    expect(await trail.verify()).toMatchObject({
      count: 5,
      firstBad: { what: 'removed', eventId: ids[5], seal: 2 },
    });
  });

  it('removes the last events of the trail: the first of them is named', async () => {
    await trail.tamper(`DELETE FROM audit_events WHERE id >= $1`, [ids[7]]);

    expect(await trail.verify()).toMatchObject({
      count: 7,
      firstBad: { what: 'removed', eventId: ids[7], seal: 3 },
    });
  });

  it('slips an event in with an old transaction id: it is named', async () => {
    const [slipped] = await trail.tamper<{ id: number }>(
      `INSERT INTO audit_events (xid, at, actor_kind, actor_label, action, subject_kind, subject_id, detail, row_hash)
       SELECT xid, at, actor_kind, actor_label, action, subject_kind, subject_id, detail, row_hash FROM audit_events WHERE id = $1
       RETURNING id::int`,
      [ids[3]],
    );

    expect(await trail.verify()).toMatchObject({
      firstBad: { what: 'slipped_in', eventId: slipped?.id, seal: 2 },
    });
  });

  it('slips an event in with a transaction id that was not given yet: it is named', async () => {
    const [slipped] = await trail.tamper<{ id: number }>(
      `INSERT INTO audit_events (xid, at, actor_kind, actor_label, action, subject_kind, subject_id, detail, row_hash)
       SELECT '900000000000', at, actor_kind, actor_label, action, subject_kind, subject_id, detail, row_hash FROM audit_events WHERE id = $1
       RETURNING id::int`,
      [ids[3]],
    );

    expect(await trail.verify()).toMatchObject({
      firstBad: { what: 'slipped_in', eventId: slipped?.id, seal: null },
    });
  });

  it('moves an event to another place: it is named', async () => {
    await trail.tamper(
      `UPDATE audit_events SET xid = (SELECT xid FROM audit_events WHERE id = $2) WHERE id = $1`,
      [ids[1], ids[8]],
    );

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'removed', eventId: ids[1], seal: 1 } });
  });

  it('drops the newest seal: it is named, and sealing stops until somebody looks', async () => {
    await trail.tamper(`DELETE FROM audit_seals WHERE id = 3`);

    expect(await trail.verifyAfterSealing()).toMatchObject({
      firstBad: { what: 'seal_removed', eventId: null, seal: 3 },
    });
    await expect(trail.sealer.run()).rejects.toThrow(SealsCutOffError);
  });

  it('drops every seal: the newest that is remembered outside is named', async () => {
    await trail.tamper(`DELETE FROM audit_seals`);

    expect(await trail.verifyAfterSealing()).toMatchObject({ firstBad: { what: 'seal_removed', seal: 3 } });
  });

  it('drops a seal in the middle: it is named', async () => {
    await trail.tamper(`DELETE FROM audit_seals WHERE id = 2`);

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'seal_removed', seal: 2 } });
  });

  it.each(['manifest', 'hash', 'previous_hash'])('changes the %s of a seal: it is named', async (column) => {
    await trail.tamper(
      `UPDATE audit_seals SET ${column} = set_byte(${column}, 5, get_byte(${column}, 5) # 1) WHERE id = 2`,
    );

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'seal_changed', seal: 2 } });
  });

  it('changes the signature of a seal in the middle: it is named', async () => {
    await trail.tamper(
      `UPDATE audit_seals SET signature = set_byte(signature, 5, get_byte(signature, 5) # 1) WHERE id = 2`,
    );

    expect(await trail.verify()).toMatchObject({ firstBad: { what: 'seal_changed', seal: 2 } });
  });

  it.each([
    ['under our key’s name', 'seal_forged'],
    ['under a key of his own', 'seal_untrusted'],
  ])(
    'changes an event and makes the chain anew from there, signed %s: the seal is named',
    async (how, what) => {
      const forger = new AuditKey(Buffer.alloc(32, 7));
      // The new content carries a hash that fits, so that nothing but the signature is left to see it by.
      await trail.tamper(
        `UPDATE audit_events e SET detail = o.detail, subject_id = o.subject_id, at = o.at, row_hash = o.row_hash
       FROM audit_events o WHERE e.id = $1 AND o.id = $2`,
        [ids[8], ids[0]],
      );
      await forgeNewestSeal(forger, how.startsWith('under our') ? trail.key.id : forger.id);

      expect(await trail.verify()).toMatchObject({ firstBad: { what, seal: 3 } });
    },
  );
});

interface SealFacts {
  from_xid: string;
  from_id: number;
  to_xid: string;
  to_id: number;
  manifest: Buffer;
  sealed_at: Date;
  previous_hash: Buffer;
  previous_signature: Buffer;
}

/** Makes the newest seal fit the rows as they are now, as somebody would who knows all of it but the key. */
async function forgeNewestSeal(forger: AuditKey, keyId: string): Promise<void> {
  const [facts] = await trail.tamper<SealFacts>(
    `SELECT n.*, o.hash AS previous_hash, o.signature AS previous_signature FROM audit_seals n JOIN audit_seals o ON o.id = n.id - 1 WHERE n.id = 3`,
  );
  if (facts === undefined) throw new Error('There is no third seal.');
  const rows = await trail.tamper<{ hash: string }>(
    `SELECT encode(row_hash, 'hex') AS hash FROM audit_events ORDER BY xid, id OFFSET 6`,
  );
  const manifest = writeManifest(
    rows.map((row, at) => ({ ...readEntry(facts.manifest, at), hash: row.hash })),
  );
  const seal = {
    id: 3,
    from: { xid: Number(facts.from_xid), id: Number(facts.from_id) },
    to: { xid: Number(facts.to_xid), id: Number(facts.to_id) },
    eventCount: 3,
    totalCount: 9,
    manifest,
    keyId,
    sealedAt: facts.sealed_at,
  };
  const hash = hashSeal({ hash: facts.previous_hash, signature: facts.previous_signature }, seal);
  await trail.tamper(
    `UPDATE audit_seals SET manifest = $1, hash = $2, key_id = $3, signature = $4 WHERE id = 3`,
    [manifest, hash, keyId, forger.sign(hash)],
  );
}
