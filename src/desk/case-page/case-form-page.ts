import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '../../access/principal.js';
import { DeskForms, type Exchange, type Next } from '../desk-forms.js';
import { CasePage } from './case-page.js';

/** Every form of the case page: when it is refused, the page is drawn again with what was typed. */
@Injectable()
export class CaseFormPage {
  constructor(
    private readonly forms: DeskForms,
    private readonly page: CasePage,
  ) {}

  submit(
    exchange: Exchange,
    by: StaffPrincipal,
    caseId: string,
    work: () => Promise<Next>,
  ): Promise<string | undefined> {
    const again = async (): Promise<object> => ({
      ...(await this.page.again(by, caseId)),
      codes: typedCodes(exchange.request.body),
    });
    return this.forms.submit(exchange, { view: 'desk/case', again }, work);
  }
}

function typedCodes(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null || !('codes' in body)) return [];
  return [body.codes].flat().map(String);
}
