import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Flash } from '../http/flash.js';
import { Pages } from '../http/pages.js';
import { Clock } from '../kernel/clock.js';
import { RefusalError } from '../kernel/errors.js';
import { withReadableInstants } from './readable-instants.js';

/** A request with its reply, as handlers have them. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Where the browser goes on to, and what it says there. */
export type Next = string | { readonly path: string; readonly flash: Flash };

/**
 * The forms on pages that show how something stands. When it was changed or taken meanwhile, the page is drawn anew from the state
 * it is in now, says who did what, and keeps what was typed, so that one can go on from there.
 */
@Injectable()
export class DeskForms {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  /** `again` gives the page as it stands now; the view also gets `refusal`, null when only the input was wrong. */
  submit(
    { request, reply }: Exchange,
    page: { readonly view: string; readonly again: () => Promise<object> },
    work: () => Promise<Next>,
  ): Promise<string | undefined> {
    let refusal: RefusalError | null = null;
    const model = async (): Promise<object> => ({
      ...(await page.again()),
      refusal: refusal === null ? null : refusalBox(refusal, this.clock.now()),
    });
    return this.pages.submit(request, reply, { view: page.view, layout: 'desk', model }, async () => {
      try {
        return await work();
      } catch (thrown) {
        if (thrown instanceof RefusalError && thrown.family !== 'invalid') refusal = thrown;
        throw thrown;
      }
    });
  }
}

const TITLES: Readonly<Record<string, string>> = {
  version_stale: 'This has changed since you opened it',
  already_decided: 'This case was decided meanwhile',
  already_claimed: 'Somebody else took this case',
  not_claimed: 'You do not hold this case any more',
  decision_pending: 'A decision on this case is waiting already',
  already_released: 'This hold was released meanwhile',
  already_on_hold: 'This account is on hold already',
  account_closed: 'This account is closed',
};

function refusalBox(refusal: RefusalError, now: Date): object {
  return {
    title: TITLES[refusal.code] ?? 'This was not done',
    text: withReadableInstants(refusal.message, now),
  };
}
