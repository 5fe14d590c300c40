import { expect, it } from 'vitest';
import { orFailed } from '../../../src/assessments/or-failed.js';
import type { FailedSource } from '../../../src/assessments/signals/observe-signals.js';

it('P1: gives what a source answers, and notes nothing', async () => {
  const failed: FailedSource[] = [];
  expect(await orFailed('lookup', Promise.resolve(7), null, 1000, failed)).toBe(7);
  expect(failed).toEqual([]);
});

it('P1: notes a source that fails, whatever it throws, and takes the other', async () => {
  const failed: FailedSource[] = [];
  expect(await orFailed('lookup', Promise.reject(new Error('Gone.')), null, 1000, failed)).toBeNull();
  expect(await orFailed('other', Promise.reject('odd'), [], 1000, failed)).toEqual([]);
  expect(failed).toEqual([
    { name: 'lookup', error: 'Gone.' },
    { name: 'other', error: 'odd' },
  ]);
});

it('P1: gives up a source that does not answer in time; what it answers later changes nothing', async () => {
  const failed: FailedSource[] = [];
  let answer: (value: number) => void = () => undefined;
  const asked = new Promise<number>((resolve) => (answer = resolve));

  expect(await orFailed('lookup', asked, 0, 20, failed)).toBe(0);
  answer(7);

  expect(failed).toEqual([{ name: 'lookup', error: 'No answer within 20 ms.' }]);
});
