import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listCaseEvidence } from '../../../src/cases/evidence/list-case-evidence.js';
import { Database } from '../../../src/database/database.js';
import { asCustomer, call, type Answer } from '../../support/api.js';
import type { BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, upload, type AppWithFiles, type Problem } from '../../support/evidence-files.js';
import { rowsIn } from '../../support/rows-in.js';
import { aHeldAccount, COMPLETE_TICKET, fileTicket } from '../../support/tickets.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let account: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
});
afterAll(() => gatehouse.stop());
beforeEach(async () => {
  account = await aHeldAccount(gatehouse);
});

async function uploaded(by: BuiltAccount, bytes: Buffer, name: string): Promise<string> {
  return (await upload(gatehouse, asCustomer(by), bytes, name)).body.sid;
}

function file(evidence: readonly object[]): Promise<Answer<Problem>> {
  return call(gatehouse, asCustomer(account), 'POST', '/api/reassessments', { ...COMPLETE_TICKET, evidence });
}

async function evidenceOnTheCase() {
  const [row] = await rowsIn<{ id: string }>(
    gatehouse.database,
    `SELECT id FROM cases WHERE account_id = $1`,
    [account.id],
  );
  return listCaseEvidence(gatehouse.app.get(Database), row?.id ?? '');
}

describe('evidence on a ticket', () => {
  it('P9 P10 P12 P15: pictures, documents and links stand on the case, in the order given, each of its kind', async () => {
    const [certificate, card] = [
      await uploaded(account, aPdf({ morePages: 2 }), 'Certificate.pdf'),
      await uploaded(account, await aPicture().png().toBuffer(), 'card.png'),
    ];

    await fileTicket(gatehouse, account, {
      evidence: [
        { kind: 'incorporation_certificate', file: certificate, note: 'Register court of Hamburg' },
        { kind: 'business_card', file: card },
        { kind: 'press_mention', url: 'https://news.example/brightline' },
      ],
    });

    const shared = { messageId: null, createdAt: expect.any(Date) };
    expect(await evidenceOnTheCase()).toEqual([
      {
        ...shared,
        kind: 'incorporation_certificate',
        kindLabel: 'Certificate of incorporation',
        url: null,
        note: 'Register court of Hamburg',
        file: {
          sid: certificate,
          name: 'Certificate.pdf',
          contentType: 'application/pdf',
          size: aPdf({ morePages: 2 }).length,
          pages: 3,
          hasPreview: false,
        },
      },
      {
        ...shared,
        kind: 'business_card',
        kindLabel: 'Business card',
        url: null,
        note: null,
        file: expect.objectContaining({ sid: card, contentType: 'image/png', pages: null, hasPreview: true }),
      },
      {
        ...shared,
        kind: 'press_mention',
        kindLabel: 'Mention in the press',
        url: 'https://news.example/brightline',
        note: null,
        file: null,
      },
    ]);
  });

  it("another account's file reads as one that does not exist, and the ticket is not filed", async () => {
    const foreign = await uploaded(await aHeldAccount(gatehouse), aPdf(), 'a.pdf');

    const [stolen, invented] = [
      await file([{ kind: 'ein', file: foreign }]),
      await file([{ kind: 'ein', file: 'EV0190f0f0f0f07000800000000000ffff' }]),
    ];

    expect(stolen).toMatchObject({ status: 422, body: { code: 'evidence_unknown' } });
    expect(stolen.body).toEqual(invented.body);
    expect(
      await rowsIn(gatehouse.database, 'SELECT id FROM cases WHERE account_id = $1', [account.id]),
    ).toEqual([]);
  });
});
