import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '../../src/access/session-service.js';
import type { EvidenceView } from '../../src/cases/evidence/evidence.views.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { newId } from '../../src/kernel/ids.js';
import { aPdf, aStream } from '../unit/evidence/pdf-making.js';
import type { Answer, Caller } from './api.js';
import { startTestApp, type TestApp } from './app.js';
import type { BuiltAccount } from './builders.js';
import { PageVisitor } from './page-visitor.js';

/** Whatever fetch can send. */
export type FormBody = NonNullable<RequestInit['body']>;

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

/** A running program of which the files on the disk can be seen. */
export interface AppWithFiles extends TestApp {
  /** Paths of all files that it keeps, below its storage folder. */
  filesOnDisk(): readonly string[];
  readonly filesFolder: string;
}

export async function startAppWithFiles(env: Readonly<Record<string, string>> = {}): Promise<AppWithFiles> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-evidence-'));
  const gatehouse = await startTestApp({ DATA_DIR: dataDir, ...env });
  const filesFolder = join(dataDir, 'files');
  return {
    ...gatehouse,
    filesFolder,
    filesOnDisk: () => listFiles(filesFolder),
    stop: async () => {
      await gatehouse.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function listFiles(folder: string): readonly string[] {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return []; // the folder is made with the first file
  }
}

/** A form with one file, as a browser sends it. */
export function aForm(bytes: Buffer, name: string, field = 'file'): FormData {
  const form = new FormData();
  form.append(field, new File([new Uint8Array(bytes)], name));
  return form;
}

/** Sends a form, or any other body, to the API. */
export async function send<Body = EvidenceView>(
  gatehouse: Pick<TestApp, 'url'>,
  caller: Caller,
  body: FormBody,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const response = await fetch(`${gatehouse.url}/api/evidence`, {
    method: 'POST',
    headers: { ...caller, ...headers },
    body,
  });
  const text = await response.text();
  const parsed: Body = JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed, text };
}

export function upload<Body = EvidenceView>(
  gatehouse: Pick<TestApp, 'url'>,
  caller: Caller,
  bytes: Buffer,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  return send<Body>(gatehouse, caller, aForm(bytes, name), headers);
}

/** A document of exactly so many bytes. */
export function aPdfOfSize(size: number): Buffer {
  const padded = (padding: number): Buffer =>
    aPdf({ more: [aStream('', Buffer.alloc(padding, 'All work and no play. '))] });
  const guess = padded(size);
  const exact = padded(size - (guess.length - size));
  if (exact.length !== size) throw new Error(`A document of ${size} bytes came out with ${exact.length}.`);
  return exact;
}

/** A person of the account with a portal session, in a browser that has opened a page of the portal. */
export async function aPortalVisitor(
  gatehouse: Pick<TestApp, 'url' | 'app'>,
  account: Pick<BuiltAccount, 'id'>,
): Promise<PageVisitor> {
  const now = new Date();
  const portalUserId = newId(now);
  const token = await gatehouse.app.get(UnitOfWork).run(async (tx) => {
    tx.write({
      name: 'enter-portal-user',
      text: `INSERT INTO portal_users (id, email, created_at) VALUES ($1, $2, $3)`,
      values: [portalUserId, `${portalUserId}@customer.example`, now],
    });
    const browser = { ip: '127.0.0.1', userAgent: null, previousToken: null };
    return openSession(tx, now, { kind: 'customer', portalUserId, accountId: account.id }, browser);
  });
  const visitor = new PageVisitor(gatehouse.url);
  visitor.cookies.set('gatehouse_portal', token);
  await visitor.open('/portal/evidence/EV00000000000000000000000000000000');
  return visitor;
}
