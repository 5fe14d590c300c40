import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../access/access.decorator.js';
import type { CustomerPrincipal } from '../access/principal.js';
import { Summary } from '../http/openapi/answers.decorator.js';
import { postedForm } from '../http/compatible/posted-form.js';
import { originOf, vendorPage, vendorPageRequest, type VendorPage } from '../http/compatible/vendor-page.js';
import { parseSid } from '../kernel/ids.js';
import { DeleteVerification } from './delete-verification.js';
import { presentVerification } from './present-verification.js';
import { readFilter } from './read-filter.js';
import { ReadVerifications } from './read-verifications.js';
import { ResubmitVerification } from './resubmit-verification.js';
import { SubmitVerification } from './submit-verification.js';
import { VerificationNotFoundError } from './verification-refusals.js';

type Presented = ReturnType<typeof presentVerification>;

/** The toll-free verifications of an account, as the contract's own client asks for them (B, G, H, I, N). */
@Controller('v1/Tollfree/Verifications')
@Access({ customer: true })
export class TollFreeController {
  constructor(
    private readonly submission: SubmitVerification,
    private readonly resubmission: ResubmitVerification,
    private readonly deletion: DeleteVerification,
    private readonly verifications: ReadVerifications,
  ) {}

  /** W15: 201. */
  @Post()
  @Summary('Submits a toll-free number for verification')
  async create(@CallingCustomer() by: CustomerPrincipal, @Req() request: FastifyRequest): Promise<Presented> {
    return presentVerification(await this.submission.submit(by, postedForm(request)), originOf(request));
  }

  @Get()
  @Summary('Lists verifications, the newest first')
  async list(@CallingCustomer() by: CustomerPrincipal, @Req() request: FastifyRequest): Promise<VendorPage> {
    const filter = readFilter(request.query);
    const asked = vendorPageRequest(request.query as Parameters<typeof vendorPageRequest>[0]); // readFilter found it to be texts
    const origin = originOf(request);
    return vendorPage(
      request,
      asked,
      'verifications',
      await this.verifications.list(by, filter, asked),
      ({ createdAt, id }) => ({ at: createdAt, id }),
      (verification) => presentVerification(verification, origin),
    );
  }

  @Get(':sid')
  @Summary('Gives one verification')
  async fetch(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<Presented> {
    return presentVerification(await this.verifications.get(by, idIn(sid)), originOf(request));
  }

  /** W94: 202. */
  @Post(':sid')
  @Summary('Corrects and resubmits a rejected verification')
  @HttpCode(202)
  async update(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<Presented> {
    const resubmitted = await this.resubmission.resubmit(by, idIn(sid), postedForm(request));
    return presentVerification(resubmitted, originOf(request));
  }

  @Delete(':sid')
  @Summary('Deletes a verification; its number stays and may not send')
  @HttpCode(204)
  remove(@CallingCustomer() by: CustomerPrincipal, @Param('sid') sid: string): Promise<void> {
    return this.deletion.delete(by, idIn(sid));
  }
}

/** W180: what cannot be the sid of a verification is none. */
function idIn(sid: string): string {
  const id = parseSid('tollFreeVerification', sid);
  if (id === null) throw new VerificationNotFoundError();
  return id;
}
