import { expect, it } from 'vitest';
import { markPurpose } from '../../../src/outbound-permissions/mark-purpose.js';
import { findingsFor } from '../../../src/outbound-permissions/outbound-permissions.findings.js';

const ANSWERS = {
  channels: ['sms', 'voice'] as const,
  userGeneratedContent: true,
  arbitraryDestinations: false,
  unsolicited: false,
  staysInDevelopment: false,
};

function marked(purpose: string): string {
  const findings = findingsFor(
    { ...ANSWERS, channels: [...ANSWERS.channels], purpose },
    { facts: [], hasOpenHold: true },
  );
  return markPurpose(purpose, findings)
    .map(({ text, mark }) => (mark === null ? text : `[${text}]`))
    .join('');
}

it('the words that caused a finding are marked where they stand, and nothing is lost', () => {
  expect(marked('Pranks for all: users can send any message. No spam.')).toBe(
    '[Pranks] for all: [users can send any message]. No spam.',
  );
});

it('a purpose without such words stays as it is', () => {
  expect(marked('Appointment reminders for our patients.')).toBe('Appointment reminders for our patients.');
});

it('where two categories share words each word stands there once', () => {
  const purpose = 'Users can send any unsolicited spam to anybody.';

  expect(marked(purpose).replaceAll(/[[\]]/g, '')).toBe(purpose);
});
