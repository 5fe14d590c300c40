import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { readForm } from '../../http/form.js';
import { HttpRefusal } from '../../http/http-refusal.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { ConflictError, InvalidError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { ChangeRequest } from '../../outbound-permissions/change-request.js';
import { CheckPhoneCode } from '../../outbound-permissions/phone-codes/check-phone-code.js';
import { ResendPhoneCode } from '../../outbound-permissions/phone-codes/resend-phone-code.js';
import { TypedForm } from '../tickets/typed-form.js';
import { requestPath, stepPaths } from './outbound-paths.js';
import { PhonePages, type TypedPhone } from './phone-page.js';
import { NumberForm } from './words-form.dto.js';

const REQUEST = new SidPipe('outboundPermission');

/** Step 2 (T6): a number is given, a code comes, the code is typed in. */
@Controller('portal/outbound/:permission/phone')
@Access({ customer: true })
export class PhoneStepController {
  constructor(
    private readonly pages: Pages,
    private readonly page: PhonePages,
    private readonly changing: ChangeRequest,
    private readonly resending: ResendPhoneCode,
    private readonly checking: CheckPhoneCode,
  ) {}

  @Get()
  async show(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'portal/outbound-phone', await this.page.draw(by, id), 'portal');
  }

  /** Gives the number, or another one; the first code is on its way then. */
  @Post()
  give(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const phone = TypedForm.of(request.body).text('phone');
    return this.submit({ by, id, request, reply }, { phone }, 'phone', async () => {
      await this.changing.change(by, id, await readForm(NumberForm, { phone }));
      return pathOf(id);
    });
  }

  @Post('resend')
  resend(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.submit({ by, id, request, reply }, {}, 'code', async () => {
      await this.resending.resend(by, id);
      return { path: pathOf(id), flash: { text: 'A new code is on its way. The one before is void.' } };
    });
  }

  @Post('check')
  check(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('permission', REQUEST) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const code = TypedForm.of(request.body).text('code');
    return this.submit({ by, id, request, reply }, { code }, 'code', async () => {
      await this.checking.check(by, id, withoutBlanks(code));
      return {
        path: requestPath(toSid('outboundPermission', id)),
        flash: { text: 'The number is confirmed. Thank you.' },
      };
    });
  }

  /** What the state of things refuses (too early, too often, too old) stands at the field where it was tried, too. */
  private submit(
    { by, id, request, reply }: Submitted,
    typed: TypedPhone,
    field: 'phone' | 'code',
    work: () => Promise<Awaited<ReturnType<Parameters<Pages['submit']>[3]>>>,
  ): Promise<string | undefined> {
    const model = (): Promise<object> => this.page.draw(by, id, typed);
    return this.pages.submit(
      request,
      reply,
      { view: 'portal/outbound-phone', layout: 'portal', model },
      async () => {
        try {
          return await work();
        } catch (refusal) {
          if (!(refusal instanceof ConflictError || refusal instanceof HttpRefusal)) throw refusal;
          throw InvalidError.field(field, refusal.code, refusal.message);
        }
      },
    );
  }
}

interface Submitted {
  readonly by: CustomerPrincipal;
  readonly id: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** `123 456` and `123-456`, as people read codes out and paste them. */
function withoutBlanks(code: string): string {
  return code.replaceAll(/[\s-]/g, '');
}

function pathOf(id: string): string {
  return stepPaths(toSid('outboundPermission', id)).phoneCode;
}
