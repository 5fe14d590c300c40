import { asStaff, call } from './api.js';
import type { TestApp } from './app.js';
import type { BuiltAccount, BuiltStaff } from './builders.js';
import type { CaseOnApi } from './tickets.js';

/** What a reviewer does with the ticket of an account, over the API. */
export class Review {
  constructor(
    private readonly gatehouse: TestApp,
    private readonly by: BuiltStaff,
    private readonly account: BuiltAccount,
  ) {}

  async ask(message: string, fields: readonly string[]): Promise<void> {
    await this.act('request-information', { message, fields });
  }

  async write(text: string): Promise<void> {
    await this.act('messages', { text });
  }

  async note(text: string): Promise<void> {
    await this.act('notes', { text });
  }

  async decide(outcome: 'approve' | 'reject', codes: readonly string[], note?: string): Promise<void> {
    const { version } = await this.openCase();
    await this.act('decisions', { outcome, codes, version, ...(note !== undefined && { note }) });
  }

  /** Takes the case and does that to it. */
  private async act(what: string, body: object): Promise<void> {
    const { sid } = await this.openCase();
    await this.post(`/api/cases/${sid}/claim`, {});
    await this.post(`/api/cases/${sid}/${what}`, body);
  }

  private async openCase(): Promise<CaseOnApi> {
    const path = `/api/cases?account=${this.account.sid}&type=reassessment`;
    const { body } = await call<{ items: CaseOnApi[] }>(this.gatehouse, asStaff(this.by), 'GET', path);
    const open = body.items.find((kase) => kase.status !== 'decided' && kase.status !== 'withdrawn');
    if (open === undefined) throw new Error('The account has no open case.');
    return open;
  }

  private async post(path: string, body: object): Promise<void> {
    const answer = await call(this.gatehouse, asStaff(this.by), 'POST', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  }
}
