import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CallingStaff } from '../../access/access.decorator.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ClearFact } from '../../accounts/clear-fact.js';
import { CloseAccount } from '../../accounts/close-account.js';
import { StaffFacts } from '../../accounts/staff-facts.js';
import { readForm } from '../../http/form.js';
import { SidPipe } from '../../http/sid.pipe.js';
import { AccountFormPage } from './account-form-page.js';
import { ClearFactForm, CloseAccountForm, RecordFactForm } from './account-forms.dto.js';

const ACCOUNT = new SidPipe('account');

/** What staff find out about an account (P27–P30), take back, and how they close it. */
@Controller('desk/accounts/:account')
export class AccountChangesController {
  constructor(
    private readonly forms: AccountFormPage,
    private readonly facts: StaffFacts,
    private readonly clearFact: ClearFact,
    private readonly closeAccount: CloseAccount,
  ) {}

  @Post('facts')
  @Access({ staff: ['create', 'account_fact'] })
  record(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, accountId, async () => {
      const { kind, finding } = await readForm(RecordFactForm, request.body);
      await this.facts.add(by, accountId, { kind, note: finding, occurredAt: null });
      return 'The finding is on record.';
    });
  }

  @Post('facts/:fact/clear')
  @Access({ staff: ['clear', 'account_fact'] })
  clear(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Param('fact', new SidPipe('fact')) factId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, accountId, async () => {
      const { clearNote } = await readForm(ClearFactForm, request.body);
      await this.clearFact.clear(by, accountId, factId, clearNote);
      return 'Cleared. It stays on record and counts no longer.';
    });
  }

  @Post('close')
  @Access({ staff: ['close', 'account'] })
  close(
    @CallingStaff() by: StaffPrincipal,
    @Param('account', ACCOUNT) accountId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.forms.submit({ request, reply }, by, accountId, async () => {
      const { reason } = await readForm(CloseAccountForm, request.body);
      await this.closeAccount.close(by, accountId, reason);
      return 'The account is closed for good, with its subaccounts, keys and sign-ins.';
    });
  }
}
