import { describe, expect, it } from 'vitest';
import { statusFrom } from '../../../src/holds/account-status.js';
import type { HoldKind } from '../../../src/holds/hold.entity.js';
import { ACCOUNT_STATUSES, type AccountStatus } from '../../../src/kernel/words.js';

const OPEN: readonly (readonly [readonly HoldKind[], Exclude<AccountStatus, 'closed'>])[] = [
  [[], 'active'],
  [['restriction'], 'restricted'],
  [['restriction', 'restriction'], 'restricted'],
  [['hold'], 'on_hold'],
  [['hold', 'hold'], 'on_hold'],
  [['hold', 'restriction'], 'on_hold'],
  [['restriction', 'hold'], 'on_hold'],
];

describe('the status of an account follows from its open holds (P3, P4, P36)', () => {
  const table = ACCOUNT_STATUSES.flatMap((current) =>
    OPEN.map(([kinds, status]) => ({
      current,
      open: kinds.join(' and ') || 'nothing',
      kinds,
      status: current === 'closed' ? 'closed' : status,
    })),
  );

  it.each(table)('$current with $open open: $status', ({ current, kinds, status }) => {
    const holds = kinds.map((kind) => ({ kind }));
    expect(statusFrom(holds, current)).toBe(status);
  });
});
