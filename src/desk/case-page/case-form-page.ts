import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffPrincipal } from '../../access/principal.js';
import type { Flash } from '../../http/flash.js';
import { Pages } from '../../http/pages.js';
import { Clock } from '../../kernel/clock.js';
import { RefusalError } from '../../kernel/errors.js';
import { withReadableInstants } from '../readable-instants.js';
import { CasePage } from './case-page.js';

type Next = string | { readonly path: string; readonly flash: Flash };

/** A request with its reply, as handlers have them. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Every form of the case page. When the case was changed or taken meanwhile, the page is drawn anew from the state it is in now,
 * says who did what, and keeps what was typed, so that the reviewer can go on from there.
 */
@Injectable()
export class CaseFormPage {
  constructor(
    private readonly pages: Pages,
    private readonly page: CasePage,
    private readonly clock: Clock,
  ) {}

  submit(
    { request, reply }: Exchange,
    by: StaffPrincipal,
    caseId: string,
    work: () => Promise<Next>,
  ): Promise<string | undefined> {
    let refusal: RefusalError | null = null;
    const model = async (): Promise<object> => ({
      ...(await this.page.again(by, caseId)),
      codes: typedCodes(request.body),
      refusal: refusal === null ? null : refusalBox(refusal, this.clock.now()),
    });
    return this.pages.submit(request, reply, { view: 'desk/case', layout: 'desk', model }, async () => {
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
  version_stale: 'This case has changed since you opened it',
  already_decided: 'This case was decided meanwhile',
  already_claimed: 'Somebody else took this case',
  not_claimed: 'You do not hold this case any more',
  decision_pending: 'A decision on this case is waiting already',
};

/** What happened, and that nothing typed is lost. */
function refusalBox(refusal: RefusalError, now: Date): object {
  return {
    title: TITLES[refusal.code] ?? 'This was not done',
    text: withReadableInstants(refusal.message, now),
  };
}

function typedCodes(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null || !('codes' in body)) return [];
  return [body.codes].flat().map(String);
}
