import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Clock } from '../../kernel/clock.js';
import type { RequestView } from '../../outbound-permissions/outbound-permission.views.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { ReadOutboundStanding } from './outbound-standing.js';
import { presentStanding } from './present-request.js';
import { presentSaid } from './present-said.js';

/** The page of one request for outbound permission: its steps, how it stands, what was written, what may be done. */
@Injectable()
export class OutboundPages {
  constructor(
    private readonly reading: ReadRequests,
    private readonly standing: ReadOutboundStanding,
    private readonly clock: Clock,
  ) {}

  /** `typedText`: words for us that were refused. @throws NotFoundError when it is not the caller's */
  async draw(by: CustomerPrincipal, id: string, typedText = ''): Promise<object> {
    const [request, account] = await Promise.all([this.reading.get(by, id), this.standing.ofCaller(by)]);
    const isUnfinished = isRequestUnfinished(request.status);
    const isNewest = account.kind === 'own' && account.requests[0]?.sid === request.sid;
    return {
      title: 'Outbound permission',
      ...presentStanding(request, this.clock.now()),
      said: presentSaid(request),
      ...talkOf(request),
      typedText,
      mayWithdraw: isUnfinished,
      mayOpenAnother: !isUnfinished && isNewest && account.mayOpen,
    };
  }

  /** What changes by itself while somebody looks: how it stands, and its steps. @throws NotFoundError */
  async progress(by: CustomerPrincipal, id: string): Promise<object> {
    return presentStanding(await this.reading.get(by, id), this.clock.now());
  }
}

/** T16, T17: the conversation, and the form to write with while the request stands. */
function talkOf({ status, next, messages }: RequestView): object {
  const isAsked = next?.step === 'answer';
  return {
    messages: messages.map(({ from, text, at }) => ({ isYours: from === 'you', text, at })),
    mayWrite: isRequestUnfinished(status),
    writeLabel: isAsked ? 'Your answer' : 'Write to us',
    writeHint: isAsked
      ? 'Say what you could do otherwise: fewer countries, fewer messages a day, fixed texts, proof of opt-in.'
      : 'Not sure whether we would say yes? We may find a way: write to us, at any time.',
    writeKind: isAsked ? 'primary' : '',
  };
}
