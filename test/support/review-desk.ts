import { expect } from 'vitest';
import { DueTasks } from '../../src/database/due-tasks.js';
import { asCustomer, asStaff, call } from './api.js';
import type { TestApp } from './app.js';
import type { BuiltAccount, BuiltStaff } from './builders.js';
import { aHeldAccount, fileTicket, type CaseOnApi, type Ticket } from './tickets.js';

/** A decision as the API answers it. */
export interface Waiting {
  readonly sid: string;
  readonly status: string;
  readonly code: string;
}

/** What reviewers do over the API, and time passing. */
export class ReviewDesk {
  constructor(private readonly gatehouse: TestApp) {}

  async claimed(by: BuiltStaff): Promise<{ account: BuiltAccount; ticket: Ticket; kase: CaseOnApi }> {
    const account = await aHeldAccount(this.gatehouse);
    const ticket = await fileTicket(this.gatehouse, account);
    const { body } = await call<{ items: CaseOnApi[] }>(
      this.gatehouse,
      asStaff(by),
      'GET',
      `/api/cases?subject=${ticket.sid}`,
    );
    const kase = body.items[0];
    if (kase === undefined) throw new Error('no case');
    await this.post(by, `${kase.sid}/claim`);
    return { account, ticket, kase };
  }

  post<Body = Waiting>(by: BuiltStaff, path: string, body: object = {}) {
    return call<Body>(this.gatehouse, asStaff(by), 'POST', `/api/cases/${path}`, body);
  }

  async statusOf(account: BuiltAccount, ticket: Ticket): Promise<string> {
    const { body } = await call<Ticket>(
      this.gatehouse,
      asCustomer(account),
      'GET',
      `/api/reassessments/${ticket.sid}`,
    );
    return body.status;
  }

  async caseNow(by: BuiltStaff, kase: CaseOnApi): Promise<CaseOnApi> {
    return (await call<CaseOnApi>(this.gatehouse, asStaff(by), 'GET', `/api/cases/${kase.sid}`)).body;
  }

  /** Moves the program's clock on and does what falls due. */
  async later(ms: number): Promise<void> {
    this.gatehouse.clock.advance(ms);
    const { errors } = await this.gatehouse.app.get(DueTasks).runAll(this.gatehouse.clock.now());
    expect(errors).toEqual([]);
  }
}
