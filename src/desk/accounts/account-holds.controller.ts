import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { PlaceHoldByHand } from '../../holds/place-hold-by-hand.js';
import { ReleaseHoldByHand } from '../../holds/release-hold-by-hand.js';
import { readForm } from '../../http/form.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { AccountFormPage } from './account-form-page.js';
import { PlaceHoldForm, ReleaseHoldForm } from './account-forms.dto.js';

const ACCOUNT = new SidPipe('account');

/** Holds placed and released by hand, on the page of the account (P3, P4, P36). */
@Controller('desk/accounts/:account/holds')
export class AccountHoldsController {
  constructor(
    private readonly forms: AccountFormPage,
    private readonly placing: PlaceHoldByHand,
    private readonly releasing: ReleaseHoldByHand,
  ) {}

  @Post()
  @Access({ staff: ['place', 'hold'] })
  place(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, accountId, async () => {
      const { code, note, services = [], until } = await readForm(PlaceHoldForm, request.body);
      await this.placing.place(by, {
        accountId,
        code,
        note,
        services: services.length === 0 ? null : services,
        until: until === undefined ? null : new Date(`${until}T23:59:59.999Z`),
      });
      return services.length === 0
        ? 'The account is on hold. Its owner is told by e-mail.'
        : 'The services are restricted. The owner is told by e-mail.';
    });
  }

  @Post(':hold/release')
  @Access({ staff: ['release', 'hold'] })
  release(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Param('hold', new SidPipe('hold')) holdId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, accountId, async () => {
      const { releaseNote, version } = await readForm(ReleaseHoldForm, request.body);
      await this.releasing.release(by, holdId, releaseNote, version);
      return 'Released. The owner is told by e-mail.';
    });
  }
}
