import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { toSid } from '../../kernel/ids.js';
import { LONGEST_PURPOSE } from '../../outbound-permissions/outbound-permissions.dto.js';
import { isRequestUnfinished } from '../../outbound-permissions/outbound-permissions.states.js';
import { ReadRequests } from '../../outbound-permissions/read-requests.js';
import { SERVICE_OPTIONS } from '../service-options.js';
import { requestPath, stepPaths } from './outbound-paths.js';
import { purposeAsTyped, typedPurpose, type TypedPurpose } from './purpose-form.js';
import { askedQuestions } from './purpose-questions.js';
import { SavePurpose } from './save-purpose.js';

const REQUEST = new SidPipe('outboundPermission');

/** Step 1 (T5): what the application is for, with the four questions behind T10 to T14. */
@Controller('portal/outbound/:permission/purpose')
@Access({ customer: true })
export class PurposeStepController {
  constructor(
    private readonly pages: Pages,
    private readonly reading: ReadRequests,
    private readonly saving: SavePurpose,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const row = await this.reading.get(by, id);
    if (isRequestUnfinished(row.status)) {
      const model = this.model(id, purposeAsTyped(row), row.version);
      return this.pages.render(request, reply, 'portal/outbound-purpose', model, 'portal');
    }
    this.pages.redirect(request, reply, requestPath(toSid('outboundPermission', id)));
    return undefined;
  }

  @Post()
  save(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const typed = typedPurpose(request.body);
    const model = async (): Promise<object> =>
      this.model(id, typed, (await this.reading.find(by, id)).version);
    const page = { view: 'portal/outbound-purpose', layout: 'portal', model };
    return this.pages.submit(request, reply, page, async () => {
      await this.saving.save(by, id, typed);
      return { path: requestPath(toSid('outboundPermission', id)), flash: { text: 'Saved. Thank you.' } };
    });
  }

  private model(id: string, typed: TypedPurpose, version: number): object {
    const sid = toSid('outboundPermission', id);
    return {
      title: 'Say what it is for',
      action: stepPaths(sid).purpose,
      back: requestPath(sid),
      version,
      typed,
      questions: askedQuestions(typed.answers),
      serviceOptions: SERVICE_OPTIONS,
      most: LONGEST_PURPOSE,
    };
  }
}
