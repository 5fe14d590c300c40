import { asStaff, call, type Answer } from './api.js';
import type { TestApp } from './app.js';
import type { BuiltAccount, BuiltStaff } from './builders.js';
import type { CaseOnApi } from './tickets.js';

/** What a reviewer does with the request of an account, over the API. */
export class OutboundReview {
  constructor(
    private readonly gatehouse: TestApp,
    private readonly by: BuiltStaff,
    private readonly account: BuiltAccount,
  ) {}

  /** The case as staff see it, with what is on offer. */
  async openCase(): Promise<CaseOnApi> {
    const path = `/api/cases?account=${this.account.sid}&type=outbound_permission`;
    const { body } = await call<{ items: CaseOnApi[] }>(this.gatehouse, asStaff(this.by), 'GET', path);
    const open = body.items.find(({ status }) => status !== 'decided' && status !== 'withdrawn');
    if (open === undefined) throw new Error('The account has no open case.');
    return (await call<CaseOnApi>(this.gatehouse, asStaff(this.by), 'GET', `/api/cases/${open.sid}`)).body;
  }

  /** Claims the case and decides it; gives the answer, whatever it is. */
  async decide<Body = unknown>(
    decision: { outcome: string } & Record<string, unknown>,
  ): Promise<Answer<Body>> {
    const { sid } = await this.openCase();
    await this.post(`/api/cases/${sid}/claim`, {});
    const { version } = await this.openCase();
    return this.post(`/api/cases/${sid}/decisions`, { version, ...decision });
  }

  /** Claims the case and does that to it. */
  async act(what: string, body: object): Promise<Answer<unknown>> {
    const { sid } = await this.openCase();
    await this.post(`/api/cases/${sid}/claim`, {});
    return this.post(`/api/cases/${sid}/${what}`, body);
  }

  private post<Body>(path: string, body: object): Promise<Answer<Body>> {
    return call<Body>(this.gatehouse, asStaff(this.by), 'POST', path, body);
  }
}
