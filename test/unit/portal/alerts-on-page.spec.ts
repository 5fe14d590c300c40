import { expect, it } from 'vitest';
import { alertsFor, ticketPath } from '../../../src/portal/standing/alerts.js';
import { alertsOn } from '../../../src/portal/standing/present-alert.js';
import { aToldHold, anAlertingTicket } from './a-hold.js';

const held = { status: 'on_hold', createdAt: new Date(0), closedAt: null } as const;
const asked = anAlertingTicket({ status: 'awaiting_customer' });

it('P7: shows a restriction on every page, with the way on where it leads elsewhere', () => {
  const alerts = alertsFor(held, [aToldHold()], []);
  expect(alertsOn('/portal', alerts)).toMatchObject([
    { title: 'Your account is on hold', action: { href: '/portal/reassessment/new' } },
  ]);
  expect(alertsOn('/portal/reassessment/new', alerts)).toMatchObject([
    { title: 'Your account is on hold', action: null },
  ]);
});

it('offers the same way on only once', () => {
  const shown = alertsOn('/portal', alertsFor(held, [aToldHold()], [asked]));
  expect(shown).toMatchObject([{ action: { label: 'Answer us' } }, { action: null }]);
});

it('does not say that we wait for an answer above the question itself', () => {
  const shown = alertsOn(ticketPath(asked), alertsFor(held, [aToldHold()], [asked]));
  expect(shown).toMatchObject([{ title: 'Your account is on hold', action: null }]);
});
