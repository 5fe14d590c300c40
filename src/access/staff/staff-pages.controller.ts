import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readForm } from '../../http/form.js';
import { PageQuery } from '../../http/page-query.dto.js';
import { Pages } from '../../http/pages.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { abilityOf } from '../ability.js';
import { Access, CallingStaff } from '../access.decorator.js';
import { ChangeStaff } from './change-staff.js';
import { InviteStaff } from './invite-staff.js';
import { presentStaff } from './present-staff.js';
import type { StaffPrincipal } from '../principal.js';
import { StaffDirectory } from './staff-directory.js';
import { ChangeForm, InviteForm, scopeOfForm } from './staff-form.dto.js';
import { inviteModel, staffListModel, staffModel } from './staff-pages.models.js';

const STAFF = new SidPipe('staff');

/** Where an admin sees, invites, changes and disables the people of the backoffice. */
@Controller('admin/staff')
@Access({ staff: ['manage', 'staff'] })
export class StaffPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly directory: StaffDirectory,
    private readonly inviteStaff: InviteStaff,
    private readonly changeStaff: ChangeStaff,
  ) {}

  @Get()
  @Access({ staff: ['read', 'staff'] })
  async list(
    @CallingStaff() reader: StaffPrincipal,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.directory.list(query);
    const mayManage = abilityOf(reader).can('manage', 'staff');
    return this.pages.render(request, reply, 'access/staff', staffListModel(page, mayManage, query), 'desk');
  }

  @Get('invite')
  showInvite(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.render(request, reply, 'access/invite-staff', inviteModel(), 'desk');
  }

  @Post('invite')
  invite(
    @CallingStaff() inviter: StaffPrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const page = { view: 'access/invite-staff', layout: 'desk', model: inviteModel() };
    return this.pages.submit(request, reply, page, async () => {
      const form = await readForm(InviteForm, request.body);
      const { email, name, roles } = form;
      await this.inviteStaff.invite(inviter, { email, name, roles, scope: scopeOfForm(form) });
      return { path: '/admin/staff', flash: { text: `${name} is invited; the mail is on its way.` } };
    });
  }

  @Get(':staff')
  async show(
    @Param('staff', STAFF) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const model = staffModel(presentStaff(await this.directory.get(id)));
    return this.pages.render(request, reply, 'access/change-staff', model, 'desk');
  }

  @Post(':staff')
  change(
    @CallingStaff() changer: StaffPrincipal,
    @Param('staff', STAFF) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const model = async (): Promise<object> => staffModel(presentStaff(await this.directory.get(id)));
    const page = { view: 'access/change-staff', layout: 'desk', model };
    return this.pages.submit(request, reply, page, async () => {
      const form = await readForm(ChangeForm, request.body);
      const { name, roles, version } = form;
      const disabled = form.disabled === 'true';
      await this.changeStaff.change(changer, id, {
        name,
        roles,
        scope: scopeOfForm(form),
        disabled,
        version,
      });
      return {
        path: '/admin/staff',
        flash: { text: `${name} is changed. It counts from the next click on.` },
      };
    });
  }
}
