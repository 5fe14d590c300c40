import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer, asStaff, NOBODY, PLATFORM, type Caller } from '../../support/api.js';
import { aStaffMember, anAccount, type BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, upload, type AppWithFiles, type Problem } from '../../support/evidence-files.js';
import { rowsIn } from '../../support/rows-in.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let account: BuiltAccount;
let bytes: Buffer;
let sid: string;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
  account = await anAccount(gatehouse.database, { country: 'DE', band: 'high' });
  bytes = aPdf({ morePages: 40 });
  sid = (await upload(gatehouse, asCustomer(account), bytes, `Gründung 5 – l'acte (1)*.pdf`)).body.sid;
});
afterAll(() => gatehouse.stop());

function open(caller: Caller, evidence = sid, init: RequestInit = {}): Promise<Response> {
  return fetch(`${gatehouse.url}/api/evidence/${evidence}`, { ...init, headers: caller });
}

async function problem(response: Response): Promise<Problem> {
  const body: Problem = JSON.parse(await response.text());
  return body;
}

describe('who may open evidence', () => {
  it('its own account gets the very bytes that were sent', async () => {
    const response = await open(asCustomer(account));

    expect(response.status).toBe(200);
    expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(sha256(bytes));
  });

  it('a parent opens evidence of its subaccount; the subaccount does not open that of its parent', async () => {
    const parent = await anAccount(gatehouse.database);
    const child = await anAccount(gatehouse.database, { parentId: parent.id });
    const ofChild = await upload(gatehouse, asCustomer(child), aPdf(), 'a.pdf');
    const ofParent = await upload(gatehouse, asCustomer(parent), aPdf(), 'a.pdf');

    expect((await open(asCustomer(parent), ofChild.body.sid)).status).toBe(200);
    expect((await open(asCustomer(child), ofParent.body.sid)).status).toBe(404);
  });

  it("another account's evidence reads exactly as evidence that does not exist", async () => {
    const stranger = asCustomer(await anAccount(gatehouse.database));
    const unknown = 'EV0190f0f0f0f07000800000000000ffff';

    const [foreign, missing] = await Promise.all([open(stranger), open(stranger, unknown)]);

    expect([foreign.status, missing.status]).toEqual([404, 404]);
    const [said, expected] = [await problem(foreign), await problem(missing)];
    expect({ ...said, detail: said.detail.replace(sid, unknown) }).toEqual(expected);
  });

  it.each(['reviewer', 'senior_reviewer', 'analyst', 'admin', 'auditor'] as const)(
    'a %s opens it',
    async (role) => {
      const staff = await aStaffMember(gatehouse.database, { roles: [role] });

      expect((await open(asStaff(staff))).status).toBe(200);
    },
  );

  it('staff of another region or of lower bands do not see it', async () => {
    const ofFrance = await aStaffMember(gatehouse.database, { scope: { countries: ['FR'] } });
    const ofLowRisk = await aStaffMember(gatehouse.database, { scope: { maxBand: 'medium' } });

    const answers = await Promise.all([open(asStaff(ofFrance)), open(asStaff(ofLowRisk))]);

    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  });

  it('the platform and strangers are refused', async () => {
    const answers = await Promise.all([open(PLATFORM), open(NOBODY)]);

    expect(answers.map((answer) => answer.status)).toEqual([403, 401]);
  });

  it.each(['EV0', 'CS0190f0f0f0f07000800000000000ffff', '..%2f..%2fetc%2fpasswd', 'EV%00'])(
    'what is no sid of evidence does not exist: %s',
    async (evidence) => {
      const response = await open(asCustomer(account), evidence);

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );
});

describe('how an original is served', () => {
  it('always as an attachment, of which the browser must guess, run and share nothing', async () => {
    const { headers } = await open(asCustomer(account));

    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('under its own name, in ASCII for old programs and in UTF-8 for all others (RFC 5987)', async () => {
    const { headers } = await open(asCustomer(account));

    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Gr_ndung 5 _ l_acte (1)_.pdf"; filename*=UTF-8''Gr%C3%BCndung%205%20%E2%80%93%20l%27acte%20%281%29_.pdf`,
    );
  });

  it('a picture too is an attachment, though its content could be shown', async () => {
    const { body } = await upload(gatehouse, asCustomer(account), await aPicture().png().toBuffer(), 'a.png');

    const { headers } = await open(asCustomer(account), body.sid);

    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="a.png"/);
  });

  it('a question for the headers alone gets them without the bytes', async () => {
    const response = await open(asCustomer(account), sid, { method: 'HEAD' });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await response.text()).toBe('');
  });

  it('a file that has gone from the storage is our failure and not a file that never was', async () => {
    const other = await startAppWithFiles({ LOG_LEVEL: 'silent' });
    const owner = await anAccount(other.database);
    const { body } = await upload(other, asCustomer(owner), aPdf(), 'a.pdf');
    for (const folder of readdirSync(other.filesFolder))
      rmSync(join(other.filesFolder, folder), { recursive: true });

    const response = await fetch(`${other.url}/api/evidence/${body.sid}`, { headers: asCustomer(owner) });

    expect(response.status).toBe(500);
    expect(await problem(response)).toMatchObject({ code: 'unexpected' });
    await other.stop();
  });
});

describe('what the ledger says of it', () => {
  it('who of the staff opened it; a customer who opens his own reveals nothing', async () => {
    const { body } = await upload(gatehouse, asCustomer(account), aPdf(), 'a.pdf');
    const staff = await aStaffMember(gatehouse.database, { name: 'A. Moreau' });
    await open(asCustomer(account), body.sid);

    await open(asStaff(staff), body.sid);

    const events = await rowsIn(
      gatehouse.database,
      `SELECT actor_label, actor_id, account_id FROM audit_events
       WHERE action = 'evidence.opened' AND subject_id = $1`,
      [uuidOf(body.sid)],
    );
    expect(events).toEqual([{ actor_label: 'A. Moreau', actor_id: staff.id, account_id: account.id }]);
  });
});

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function uuidOf(evidence: string): string {
  return evidence.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
