import { expect, it } from 'vitest';
import {
  nextProfileStatus,
  PROFILE_MOVES,
  PROFILE_STATUSES,
  ProfileStateError,
} from '../../../src/business-profiles/business-profiles.states.js';

const MATRIX = {
  draft: { submit: 'pending-review' },
  'pending-review': {
    review: 'in-review',
    approve: 'twilio-approved',
    reject: 'twilio-rejected',
    revise: 'draft',
  },
  'in-review': { review: 'in-review', approve: 'twilio-approved', reject: 'twilio-rejected' },
  'twilio-rejected': { submit: 'pending-review', revise: 'draft' },
  'twilio-approved': {},
} as const satisfies Record<(typeof PROFILE_STATUSES)[number], object>;

const PAIRS = PROFILE_STATUSES.flatMap((from) =>
  PROFILE_MOVES.map((move) => {
    const allowed: Readonly<Record<string, string>> = MATRIX[from];
    return [from, move, allowed[move] ?? null] as const;
  }),
);

it.each(PAIRS)('W72: a profile that is %s and %s becomes %s', (from, move, to) => {
  if (to === null) expect(() => nextProfileStatus(from, move)).toThrow(ProfileStateError);
  else expect(nextProfileStatus(from, move)).toBe(to);
});
