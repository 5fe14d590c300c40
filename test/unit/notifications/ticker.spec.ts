import { expect, it } from 'vitest';
import { Ticker } from '../../../src/notifications/ticker.js';
import { eventually } from '../../support/eventually.js';

it('never works twice at once, though a turn takes longer than the time between two', async () => {
  let working = 0;
  let most = 0;
  let turns = 0;
  const ticker = new Ticker(
    5,
    async () => {
      most = Math.max(most, ++working);
      await new Promise((resolve) => setTimeout(resolve, 20));
      working -= 1;
      turns += 1;
    },
    () => undefined,
  );

  ticker.start();
  await eventually(() => Promise.resolve(turns >= 3));
  await ticker.stop();

  expect(most).toBe(1);
});

it('goes on after a turn that failed, and tells of it', async () => {
  const told: unknown[] = [];
  let turns = 0;
  const ticker = new Ticker(
    5,
    () => (++turns === 1 ? Promise.reject(new Error('the first')) : Promise.resolve()),
    (error) => told.push(error),
  );

  ticker.start();
  await eventually(() => Promise.resolve(turns >= 2));
  await ticker.stop();

  expect(told).toEqual([new Error('the first')]);
});

it('stops only when the turn under way is over, and then has no more', async () => {
  let isDone = false;
  const ticker = new Ticker(
    1000,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      isDone = true;
    },
    () => undefined,
  );
  void ticker.tick();

  await ticker.stop();

  expect(isDone).toBe(true);
});
