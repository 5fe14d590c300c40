import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../access/access.decorator.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { Pages } from '../http/pages.js';
import { Clock } from '../kernel/clock.js';
import { AccountOfLink } from './sign-in/account-of-link.js';
import { ReadOutboundStanding } from './outbound/outbound-standing.js';
import { AccountStanding } from './standing/account-standing.js';
import { presentHome } from './present-home.js';

/** The first page of the portal. */
@Controller('portal')
@Access({ customer: true })
export class PortalHomeController {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly standing: AccountStanding,
    private readonly outbound: ReadOutboundStanding,
    private readonly accountOfLink: AccountOfLink,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (await this.accountOfLink.follow(by, request, reply)) return undefined;
    const [standing, outbound] = await Promise.all([this.standing.ofCaller(by), this.outbound.ofCaller(by)]);
    const model = presentHome(standing, outbound, this.clock.now());
    return this.pages.render(request, reply, 'portal/home', model, 'portal');
  }
}
