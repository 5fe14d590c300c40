import { Passwords } from '../../src/access/passwords.js';
import { Staff } from '../../src/access/staff.entity.js';
import { updateRow } from '../../src/database/rows.js';
import type { TestApp } from './app.js';
import { aStaffMember, type BuiltStaff, type StaffWishes } from './builders.js';
import { PageVisitor } from './page-visitor.js';
import { writeInto } from './rows-in.js';

export const PASSWORD = 'seven quiet herons at noon';
const PASSWORD_HASH = new Passwords().hash(PASSWORD);

/** A staff member who signs in with `PASSWORD`. */
export async function aStaffMemberWithPassword(
  gatehouse: Pick<TestApp, 'database'>,
  wishes: StaffWishes = {},
): Promise<BuiltStaff> {
  const staff = await aStaffMember(gatehouse.database, wishes);
  await writeInto(gatehouse.database, [updateRow(Staff, staff.id, { passwordHash: await PASSWORD_HASH })]);
  return staff;
}

/** Signs the staff member in through the page, in a browser of his own. */
export async function signedIn(
  gatehouse: Pick<TestApp, 'url'>,
  staff: { readonly email: string },
): Promise<PageVisitor> {
  const visitor = new PageVisitor(gatehouse.url);
  const page = await visitor.fillIn('/sign-in', { email: staff.email, password: PASSWORD });
  if (page.status !== 303) throw new Error(`Sign-in answered ${page.status}.`);
  return visitor;
}
