import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { toSid } from '../../kernel/ids.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { TypedForm } from '../tickets/typed-form.js';
import { OutboundPages } from './outbound-page.js';
import { requestPath } from './outbound-paths.js';
import { WordsForm } from './words-form.dto.js';

const REQUEST = new SidPipe('outboundPermission');

/** One request: how it stands, the conversation about it (T16, T17), and taking it back. */
@Controller('portal/outbound/:permission')
@Access({ customer: true })
export class OutboundController {
  constructor(
    private readonly pages: Pages,
    private readonly page: OutboundPages,
    private readonly reading: ReadRequests,
    private readonly changing: ChangeRequest,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'portal/outbound', await this.page.draw(by, id), 'portal');
  }

  /** The part of the page that a script asks for again while a payment is on its way. */
  @Get('progress')
  async progress(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'portal/outbound-progress', await this.page.progress(by, id));
  }

  @Post('messages')
  write(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const typed = TypedForm.of(request.body).text('text');
    const model = (): Promise<object> => this.page.draw(by, id, typed);
    const page = { view: 'portal/outbound', layout: 'portal', model };
    return this.pages.submit(request, reply, page, async () => {
      const { text } = await readForm(WordsForm, { text: typed });
      await this.changing.write(by, id, text);
      return { path: `${pathOf(id)}#talk`, flash: { text: 'Sent. Thank you.' } };
    });
  }

  @Get('withdraw')
  async askWithdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { status } = await this.reading.find(by, id);
    const back = pathOf(id);
    if (isRequestUnfinished(status)) {
      const model = { title: 'Take the request back?', action: `${back}/withdraw`, back };
      return this.pages.render(request, reply, 'portal/outbound-withdraw', model, 'portal');
    }
    this.pages.redirect(request, reply, back);
    return undefined;
  }

  @Post('withdraw')
  withdraw(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const model = (): Promise<object> => this.page.draw(by, id);
    return this.pages.submit(
      request,
      reply,
      { view: 'portal/outbound', layout: 'portal', model },
      async () => {
        await this.changing.withdraw(by, id, {});
        return { path: pathOf(id), flash: { text: 'Your request was taken back.' } };
      },
    );
  }
}

function pathOf(id: string): string {
  return requestPath(toSid('outboundPermission', id));
}
