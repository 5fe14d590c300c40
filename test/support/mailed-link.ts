import { setTimeout } from 'node:timers/promises';
import { call, NOBODY } from './api.js';
import type { TestApp } from './app.js';

/** The path of the first link to this site in the newest mail to that address, once the worker has delivered it. */
export async function mailedLink(gatehouse: Pick<TestApp, 'url'>, to: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { body } = await call<{ items: readonly { text: string }[] }>(
      gatehouse,
      NOBODY,
      'GET',
      `/dev/inbox?to=${encodeURIComponent(to)}`,
    );
    const link = /https?:\/\/[^/\s]+(\/sign-in\/link\/[\w-]+)/.exec(body.items[0]?.text ?? '');
    if (link?.[1] !== undefined) return link[1];
    await setTimeout(50);
  }
  throw new Error(`No link was mailed to ${to}.`);
}
