import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/kernel/gate.js';
import { inspectPdf } from '../../../src/cases/evidence/inspect/pdf/inspect-pdf.js';
import { TimeGuard } from '../../../src/cases/evidence/inspect/time-guard.js';
import { aPdf } from './pdf-making.js';

/** A stop-watch that says it is later each time it is asked. */
function watchThatRuns(stepMs: number): () => number {
  let now = 0;
  return () => (now += stepMs);
}

describe('the time that one upload may take', () => {
  it('is up after ten seconds, whatever is being read', async () => {
    const guard = new TimeGuard(10_000, watchThatRuns(3_000));

    await expect(inspectPdf(aPdf(), guard)).rejects.toMatchObject({
      code: 'file_bomb',
      facts: { because: 'time' },
    });
  });

  it('lets others have their turn in between', async () => {
    const guard = new TimeGuard(10_000, watchThatRuns(20));
    let others = 0;
    const count = setInterval(() => (others += 1), 0);

    for (let at = 0; at < 50; at += 1) {
      await guard.breathe();
      if (at % 10 === 0) await setTimeout(1);
    }
    clearInterval(count);

    expect(others).toBeGreaterThan(0);
  });
});

describe('how many uploads are looked at together', () => {
  it('never more than the gate is wide, in order of arrival, also when some fail', async () => {
    const gate = new Gate(2);
    const begun: number[] = [];
    let inside = 0;
    let most = 0;

    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        gate.pass(async () => {
          begun.push(at);
          inside += 1;
          most = Math.max(most, inside);
          await setTimeout(2);
          inside -= 1;
          if (at % 3 === 0) throw new Error('damaged');
          return at;
        }),
      ),
    );

    expect(most).toBe(2);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  });
});
