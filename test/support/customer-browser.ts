import { Passwords } from '../../src/access/passwords.js';
import type { Account } from '../../src/accounts/account.entity.js';
import { PortalUser } from '../../src/accounts/portal-user.entity.js';
import { ensurePortalUser } from '../../src/accounts/portal-users.js';
import { updateRow } from '../../src/database/rows.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { TestApp } from './app.js';
import { PageVisitor, type VisitedPage } from './page-visitor.js';
import { writeInto } from './rows-in.js';
import { PASSWORD } from './signed-in.js';

const PASSWORD_HASH = new Passwords().hash(PASSWORD);

/** Somebody who signs in for the account with `PASSWORD`; gives his id. */
export async function aPortalUser(
  gatehouse: TestApp,
  account: Pick<Account, 'id' | 'email'>,
  email = account.email,
): Promise<string> {
  const person = await gatehouse.app
    .get(UnitOfWork)
    .run((tx) => ensurePortalUser(tx, email, account.id, gatehouse.clock.now()));
  await writeInto(gatehouse.database, [
    updateRow(PortalUser, person.id, { passwordHash: await PASSWORD_HASH }),
  ]);
  return person.id;
}

/** The account's owner, signed in to the portal through the page, in a browser of his own. */
export async function signedInCustomer(
  gatehouse: TestApp,
  account: Pick<Account, 'id' | 'email'>,
): Promise<PageVisitor> {
  await aPortalUser(gatehouse, account);
  const visitor = new PageVisitor(gatehouse.url);
  const page = await visitor.fillIn('/portal/sign-in', { email: account.email, password: PASSWORD });
  if (page.status !== 303) throw new Error(`Sign-in answered ${page.status}.`);
  return visitor;
}

/** Sends a form with files as a browser without scripts does: multipart, to the address that the page gives its form. */
export async function sendWithFiles(
  visitor: PageVisitor,
  page: VisitedPage,
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: readonly { readonly name: string; readonly bytes: Buffer }[] = [],
): Promise<VisitedPage> {
  const action = /<form class="ticket-form" method="post" action="([^"]+)"/.exec(page.html)?.[1];
  if (action === undefined) throw new Error('The page has no form for a ticket.');
  const body = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, String(value));
  for (const { name, bytes } of files) body.append('file', new File([new Uint8Array(bytes)], name));
  // A file input in which nothing was chosen sends an empty file without a name.
  if (files.length === 0) body.append('file', new File([], ''));
  return visitor.request(action.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'), { method: 'POST', body });
}

/** A complete ticket as the form's fields. */
export const TYPED_TICKET = {
  companyName: 'Brightline Logistics GmbH',
  companyWebsite: 'brightline-logistics.example',
  useCase: 'Order tracking for our own customers, who agree to it at the checkout.',
  services: ['sms', 'voice'],
  sampleMessage: 'Brightline: your parcel 4711 arrives today between 14:00 and 16:00.',
  countries: ['DE', 'AT'],
  unitsPerMonth: '25,000',
  'spendPerMonth[amount]': '1,250.50',
  'spendPerMonth[currency]': 'EUR',
} as const;

/** The evidence sids that the page's form would send again. */
export function attachedFiles(page: VisitedPage): readonly string[] {
  return [...page.html.matchAll(/name="evidence" value="(EV[0-9a-f]{32})"/g)].map((match) => match[1] ?? '');
}

/** What stands in the page's error summary. */
export function errorsOn(page: VisitedPage): readonly string[] {
  const summary = /<div class="error-summary"[\s\S]*?<\/ul>/.exec(page.html)?.[0] ?? '';
  return [...summary.matchAll(/<li>(?:<a href="#[^"]*">)?([^<]*)/g)].map((match) => (match[1] ?? '').trim());
}
