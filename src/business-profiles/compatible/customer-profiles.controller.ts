import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, CallingCustomer } from '../../access/access.decorator.js';
import type { CustomerPrincipal } from '../../access/principal.js';
import { FormFields } from '../../http/compatible/form-fields.js';
import { postedForm } from '../../http/compatible/posted-form.js';
import {
  originOf,
  vendorPage,
  vendorPageRequest,
  type VendorPage,
} from '../../http/compatible/vendor-page.js';
import { VendorRefusal } from '../../http/compatible/vendor-refusal.js';
import { NotFoundError } from '../../kernel/errors.js';
import { parseSid } from '../../kernel/ids.js';
import { ChangeProfile } from '../change-profile.js';
import { CreateProfile } from '../create-profile.js';
import { DeleteProfile } from '../delete-profile.js';
import { ReadProfiles } from '../read-profiles.js';
import { SubmitProfile } from '../submit-profile.js';
import { presentCustomerProfile } from './present-customer-profile.js';
import { readNewProfile, readProfileFilter, readProfileUpdate } from './read-profile-form.js';

type Presented = ReturnType<typeof presentCustomerProfile>;

/** The profiles of the account whose credentials are used, and of no other (W11), as the contract's own client asks for them (W70–W72). */
@Controller('v1/CustomerProfiles')
@Access({ customer: true })
export class CustomerProfilesController {
  constructor(
    private readonly creating: CreateProfile,
    private readonly changing: ChangeProfile,
    private readonly submitting: SubmitProfile,
    private readonly deleting: DeleteProfile,
    private readonly reading: ReadProfiles,
  ) {}

  @Post()
  async create(@CallingCustomer() by: CustomerPrincipal, @Req() request: FastifyRequest): Promise<Presented> {
    const id = await this.creating.create(by, by.accountId, readNewProfile(postedForm(request)));
    return this.presented(by, id, request);
  }

  @Get()
  async list(@CallingCustomer() by: CustomerPrincipal, @Req() request: FastifyRequest): Promise<VendorPage> {
    const filter = { ...readProfileFilter(FormFields.of(request.query)), accountId: by.accountId };
    const asked = vendorPageRequest(request.query as Parameters<typeof vendorPageRequest>[0]); // FormFields found it to be texts
    const origin = originOf(request);
    return vendorPage(
      request,
      asked,
      'results',
      await this.reading.rows(by, filter, asked.after, asked.pageSize + 1),
      ({ createdAt, id }) => ({ at: createdAt, id }),
      (profile) => presentCustomerProfile(profile, origin),
    );
  }

  @Get(':sid')
  async fetch(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<Presented> {
    return this.presented(by, await this.ownId(by, sid), request);
  }

  /** `Status=pending-review` submits, `Status=draft` takes back; the names are changed before. */
  @Post(':sid')
  @HttpCode(200)
  async update(
    @CallingCustomer() by: CustomerPrincipal,
    @Param('sid') sid: string,
    @Req() request: FastifyRequest,
  ): Promise<Presented> {
    const id = await this.ownId(by, sid);
    const { status, changes } = readProfileUpdate(postedForm(request));
    await this.changing.changeIfNew(by, id, changes);
    if (status === 'pending-review') await this.submitting.submit(by, id);
    if (status === 'draft') await this.submitting.revise(by, id);
    return this.presented(by, id, request);
  }

  @Delete(':sid')
  @HttpCode(204)
  async remove(@CallingCustomer() by: CustomerPrincipal, @Param('sid') sid: string): Promise<void> {
    await this.deleting.delete(by, await this.ownId(by, sid));
  }

  private async presented(by: CustomerPrincipal, id: string, request: FastifyRequest): Promise<Presented> {
    return presentCustomerProfile(await this.reading.find(by, id), originOf(request));
  }

  /** @throws VendorRefusal 404 for what is no profile of this very account */
  private async ownId(by: CustomerPrincipal, sid: string): Promise<string> {
    const id = parseSid('businessProfile', sid);
    const profile = id === null ? null : await this.findOrNull(by, id);
    if (profile?.accountId !== by.accountId)
      throw new VendorRefusal(
        404,
        `The requested resource /CustomerProfiles/${sid.slice(0, 40)} was not found`,
      );
    return profile.id;
  }

  private async findOrNull(by: CustomerPrincipal, id: string) {
    try {
      return await this.reading.find(by, id);
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }
}
