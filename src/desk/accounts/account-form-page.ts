import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { toSid } from '../../kernel/ids.js';
import { DeskForms, type Exchange } from '../desk-forms.js';
import { AccountPage } from './account-page.js';

/** Every form on the page of an account: done, it comes back to the page and says so; refused, the page keeps what was typed. */
@Injectable()
export class AccountFormPage {
  constructor(
    private readonly forms: DeskForms,
    private readonly page: AccountPage,
  ) {}

  /** `work` does it and gives the sentence that says what was done. */
  submit(
    exchange: Exchange,
    by: StaffPrincipal,
    accountId: string,
    work: () => Promise<string>,
  ): Promise<string | undefined> {
    const again = () => this.page.again(by, accountId);
    return this.forms.submit(exchange, { view: 'desk/account', again }, async () => {
      const text = await work();
      return { path: `/desk/accounts/${toSid('account', accountId)}`, flash: { text } };
    });
  }
}
