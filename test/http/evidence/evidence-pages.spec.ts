import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCustomer } from '../../support/api.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import {
  aForm,
  aPortalVisitor,
  startAppWithFiles,
  upload,
  type AppWithFiles,
  type Problem,
} from '../../support/evidence-files.js';
import type { PageVisitor } from '../../support/page-visitor.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';
import { aPicture } from '../../unit/evidence/picture-making.js';

let gatehouse: AppWithFiles;
let account: BuiltAccount;
let reviewer: PageVisitor;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
  account = await anAccount(gatehouse.database, { country: 'DE' });
  reviewer = await signedIn(gatehouse, await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'] }));
});
afterAll(() => gatehouse.stop());

async function uploaded(bytes: Buffer, name: string): Promise<string> {
  return (await upload(gatehouse, asCustomer(account), bytes, name)).body.sid;
}

/** A page as the browser of the visitor asks for it, with its bytes. */
async function fetchAs(visitor: PageVisitor, path: string): Promise<{ response: Response; bytes: Buffer }> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(gatehouse.url + path, { headers: { cookie }, redirect: 'manual' });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('evidence at the desk', () => {
  it('a picture is previewed as a picture that we have drawn anew, small and without what the camera wrote into it', async () => {
    const photo = await aPicture(3000, 1500)
      .withExif({ IFD0: { Copyright: 'PLANTED-MARKER' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('PLANTED-MARKER')).toBe(true);
    const sid = await uploaded(photo, 'office.jpg');

    const { response, bytes } = await fetchAs(reviewer, `/evidence/${sid}/preview`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 1200, height: 600 });
    expect(await sharp(bytes).metadata()).not.toHaveProperty('exif');
    expect(bytes.includes('PLANTED-MARKER')).toBe(false);
  });

  it('a preview is shown in the page, kept by nobody but the reader, and may do nothing', async () => {
    const sid = await uploaded(await aPicture().png().toBuffer(), 'a.png');

    const { headers } = (await fetchAs(reviewer, `/evidence/${sid}/preview`)).response;

    expect(headers.get('content-disposition')).toBe('inline; filename="preview.webp"');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get('cache-control')).toBe('private, max-age=300');
  });

  it('a document has no preview', async () => {
    const sid = await uploaded(aPdf(), 'a.pdf');

    expect((await fetchAs(reviewer, `/evidence/${sid}/preview`)).response.status).toBe(404);
  });

  it('the original is a download', async () => {
    const sid = await uploaded(aPdf(), 'a.pdf');

    const { response, bytes } = await fetchAs(reviewer, `/evidence/${sid}`);

    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="a.pdf"/);
    expect(bytes.equals(aPdf())).toBe(true);
  });

  it('looking and downloading are both in the ledger', async () => {
    const sid = await uploaded(await aPicture().png().toBuffer(), 'a.png');

    await fetchAs(reviewer, `/evidence/${sid}/preview`);
    await fetchAs(reviewer, `/evidence/${sid}`);

    const events = await rowsIn<{ action: string }>(
      gatehouse.database,
      `SELECT action FROM audit_events WHERE replace(subject_id::text, '-', '') = $1 ORDER BY id`,
      [sid.slice(2)],
    );
    expect(events.map((event) => event.action)).toEqual([
      'evidence.uploaded',
      'evidence.previewed',
      'evidence.opened',
    ]);
  });

  it('who is not signed in is sent to sign in, and a reviewer of another region finds nothing', async () => {
    const sid = await uploaded(await aPicture().png().toBuffer(), 'a.png');
    const elsewhere = await signedIn(
      gatehouse,
      await aStaffMemberWithPassword(gatehouse, { roles: ['reviewer'], scope: { countries: ['FR'] } }),
    );

    for (const path of [`/evidence/${sid}`, `/evidence/${sid}/preview`]) {
      const stranger = await fetch(gatehouse.url + path, { redirect: 'manual' });
      expect(stranger.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
      expect((await fetchAs(elsewhere, path)).response.status).toBe(404);
    }
  });
});

describe('evidence in the portal', () => {
  const dropHeaders = (visitor: PageVisitor, token: string | null) => ({
    cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    accept: 'text/html, application/problem+json;q=0.9',
    ...(token !== null && { 'x-csrf-token': token }),
  });

  async function drop(
    visitor: PageVisitor,
    bytes: Buffer,
    name: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ response: Response; text: string }> {
    const token = await tokenOf(visitor);
    const headers = { ...dropHeaders(visitor, token), ...more };
    const init = { method: 'POST', body: aForm(bytes, name), headers };
    const response = await fetch(`${gatehouse.url}/portal/evidence`, init);
    return { response, text: await response.text() };
  }

  async function tokenOf(visitor: PageVisitor): Promise<string> {
    const page = await visitor.open('/portal/evidence/EV00000000000000000000000000000000');
    return /name="csrf-token" content="([^"]+)"/.exec(page.html)?.[1] ?? '';
  }

  it('the file drop of a form gets the row of the file, with the kinds to choose from', async () => {
    const visitor = await aPortalVisitor(gatehouse, account);

    const { response, text } = await drop(visitor, aPdf(), 'Certificate <1>.pdf');

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const sid = /name="evidence" value="(EV[0-9a-f]{32})"/.exec(text)?.[1];
    expect(text).toContain(`href="/portal/evidence/${String(sid)}"`);
    expect(text).toContain('Certificate _1_.pdf');
    expect(text).toContain('<option value="incorporation_certificate">Certificate of incorporation</option>');
  });

  it('a script that asks for JSON gets JSON', async () => {
    const visitor = await aPortalVisitor(gatehouse, account);

    const { response, text } = await drop(visitor, aPdf(), 'a.pdf', { accept: 'application/json' });

    expect(response.status).toBe(201);
    expect(JSON.parse(text)).toMatchObject({ contentType: 'application/pdf', name: 'a.pdf' });
  });

  it('a refused file is told in a sentence that the script can show', async () => {
    const visitor = await aPortalVisitor(gatehouse, account);

    const { response, text } = await drop(visitor, Buffer.from('<svg/>'), 'logo.svg');

    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const said: Problem = JSON.parse(text);
    expect(said).toMatchObject({ code: 'file_type_not_allowed' });
  });

  it('a form that another site made the browser send is refused', async () => {
    const visitor = await aPortalVisitor(gatehouse, account);

    const { response, text } = await drop(visitor, aPdf(), 'a.pdf', { 'x-csrf-token': 'made-up' });

    expect(response.status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ code: 'form_expired' });
  });

  it('a browser without scripts may send the token in the address', async () => {
    const visitor = await aPortalVisitor(gatehouse, account);
    const token = await tokenOf(visitor);

    const response = await fetch(`${gatehouse.url}/portal/evidence?_csrf=${token}`, {
      method: 'POST',
      body: aForm(aPdf(), 'a.pdf'),
      headers: dropHeaders(visitor, null),
    });

    expect(response.status).toBe(200);
  });

  it('its owner downloads it, another customer finds nothing, a stranger is sent to sign in', async () => {
    const sid = await uploaded(aPdf(), 'a.pdf');
    const owner = await aPortalVisitor(gatehouse, account);
    const other = await aPortalVisitor(gatehouse, await anAccount(gatehouse.database));
    const path = `/portal/evidence/${sid}`;

    const own = await fetchAs(owner, path);

    expect(own.response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(own.bytes.equals(aPdf())).toBe(true);
    expect((await fetchAs(other, path)).response.status).toBe(404);
    const stranger = await fetch(gatehouse.url + path, { redirect: 'manual' });
    expect(stranger.headers.get('location')).toMatch(/^\/portal\/sign-in\?next=/);
  });

  it('a session of the desk opens nothing in the portal, and one of the portal nothing at the desk', async () => {
    const sid = await uploaded(aPdf(), 'a.pdf');
    const owner = await aPortalVisitor(gatehouse, account);

    expect((await fetchAs(reviewer, `/portal/evidence/${sid}`)).response.status).toBe(303);
    expect((await fetchAs(owner, `/evidence/${sid}`)).response.status).toBe(303);
  });
});
