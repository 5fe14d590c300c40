import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { toSid } from '../../kernel/ids.js';
import { FileRequest } from '../../outbound-permissions/file-request.js';
import { OUTBOUND_PATH, requestPath } from './outbound-paths.js';
import { ReadOutboundStanding, type OutboundStanding } from './outbound-standing.js';
import { stepsAhead } from './outbound-steps.js';
import { OUTBOUND_BADGES } from './outbound-words.js';

/** Where outbound permission begins (T2, T3): to the request that stands, else what there is to do and how to open one. */
@Controller('portal/outbound')
@Access({ customer: true })
export class OutboundStartController {
  constructor(
    private readonly pages: Pages,
    private readonly standing: ReadOutboundStanding,
    private readonly filing: FileRequest,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const standing = await this.standing.ofCaller(by);
    const elsewhere = elsewhereOf(standing);
    if (elsewhere === null)
      return this.pages.render(request, reply, 'portal/outbound-start', startModel(standing), 'portal');
    this.pages.redirect(request, reply, elsewhere);
    return undefined;
  }

  /** Opens a request, or leads to the one that stands. */
  @Post()
  open(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const model = async (): Promise<object> => startModel(await this.standing.ofCaller(by));
    const page = { view: 'portal/outbound-start', layout: 'portal', model };
    return this.pages.submit(request, reply, page, async () => {
      const elsewhere = elsewhereOf(await this.standing.ofCaller(by));
      if (elsewhere !== null) return elsewhere;
      return requestPath(toSid('outboundPermission', await this.filing.open(by, {}, 'portal')));
    });
  }
}

/** T1: a contracted account has no business here. Whoever has a request goes on with it. */
function elsewhereOf(standing: OutboundStanding): string | null {
  if (standing.kind === 'contracted') return '/portal';
  if (standing.kind === 'of_parent' || standing.standing === null) return null;
  return requestPath(standing.standing.sid);
}

function startModel(standing: OutboundStanding): object {
  const requests = standing.kind === 'own' ? standing.requests : [];
  return {
    title: 'Outbound permission',
    action: OUTBOUND_PATH,
    isOfParent: standing.kind === 'of_parent',
    isGranted: standing.kind === 'of_parent' && standing.isGranted,
    mayStart: standing.kind === 'own' && standing.mayOpen,
    isOnHold: standing.kind === 'own' && standing.isOnHold,
    steps: stepsAhead(),
    history: requests.map(({ sid, status, openedAt, endedAt }) => ({
      href: requestPath(sid),
      badge: OUTBOUND_BADGES[status],
      openedAt,
      endedAt,
    })),
  };
}
