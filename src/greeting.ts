import type { DemonstrationState } from './demonstration/demonstration.js';
import type { GuestEntry } from './demonstration/portal-guest.js';
import { firstRunLines, type FirstRun } from './first-run.js';

interface Greeted {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly listensOn: string;
  /** Where people reach it. */
  readonly address: string;
  readonly firstRun: FirstRun;
  readonly guest: GuestEntry | null;
  readonly demonstration: DemonstrationState;
  readonly devTools: boolean;
}

/** What a person who has just started the program reads: where it is, and how to get in. */
export function greeting(greeted: Greeted): string {
  const { listensOn, address, firstRun, guest, demonstration, devTools } = greeted;
  const lines = [
    `Gatehouse listens on ${listensOn}`,
    ...firstRunLines(firstRun, address),
    ...(guest === null ? [] : [guestLine(guest, address)]),
    `API documentation: ${address}/api/docs`,
    ...(devTools ? [`Every e-mail and SMS that was sent: ${address}/dev/inbox`] : []),
    ...DEMONSTRATION[demonstration],
  ];
  return `${lines.join('\n')}\n`;
}

function guestLine({ email, companyName, linkSecret }: GuestEntry, address: string): string {
  const whom = `${email} of ${companyName}, an account on hold`;
  if (linkSecret === null) return `Try the portal as ${whom}: ${address}/portal/sign-in`;
  return `Try the portal as ${whom}, with this link (once, within 3 days): ${address}/portal/set-password/${linkSecret}`;
}

const REMOVAL = '`npm run demo:remove` takes it away.';

const DEMONSTRATION: Readonly<Record<DemonstrationState, readonly string[]>> = {
  none: [],
  loaded: [`A demonstration was loaded: fictional accounts, cases and staff. ${REMOVAL}`],
  loaded_before: [`The demonstration is there. ${REMOVAL}`],
  failed: ['The demonstration could not be loaded; everything else works. The log says why.'],
};
