import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { parseSid } from '../../src/kernel/ids.js';
import { AcceptVerification } from '../../src/toll-free/accept-verification.js';
import { asStaff, call, type Answer } from './api.js';
import type { TestApp } from './app.js';
import type { BuiltStaff } from './builders.js';
import type { CaseOnApi } from './tickets.js';

/** What becomes of a verification: the intake hands it on, a reviewer decides it over the API. */
export class TollFreeReview {
  constructor(
    private readonly gatehouse: TestApp,
    private readonly by: BuiltStaff,
  ) {}

  /** As the intake does when it has looked; without fetching anything. */
  async accept(sid: string): Promise<boolean> {
    const id = parseSid('tollFreeVerification', sid);
    if (id === null) throw new Error(`${sid} is no verification.`);
    const { app, clock } = this.gatehouse;
    return app.get(UnitOfWork).run((tx) => app.get(AcceptVerification).accept(tx, id, clock.now()));
  }

  /** The newest case of the verification. */
  async caseOf(sid: string): Promise<CaseOnApi> {
    const path = `/api/cases?subject=${sid}`;
    const { body } = await call<{ items: CaseOnApi[] }>(this.gatehouse, asStaff(this.by), 'GET', path);
    const open = body.items.find(({ status }) => status !== 'decided' && status !== 'withdrawn');
    const kase = open ?? body.items[0];
    if (kase === undefined) throw new Error('The verification has no case.');
    return kase;
  }

  approve(sid: string): Promise<Answer<unknown>> {
    return this.decide(sid, { outcome: 'approve' });
  }

  reject(sid: string, ...codes: string[]): Promise<Answer<unknown>> {
    return this.decide(sid, { outcome: 'reject', codes });
  }

  /** Accepts it, claims the case and decides it. */
  private async decide(sid: string, decision: object): Promise<Answer<unknown>> {
    await this.accept(sid);
    const { sid: kase } = await this.caseOf(sid);
    const path = `/api/cases/${kase}`;
    await call(this.gatehouse, asStaff(this.by), 'POST', `${path}/claim`, {});
    const { version } = (await call<CaseOnApi>(this.gatehouse, asStaff(this.by), 'GET', path)).body;
    const answer = await call(this.gatehouse, asStaff(this.by), 'POST', `${path}/decisions`, {
      version,
      note: 'Looked at it.',
      ...decision,
    });
    if (answer.status >= 300) throw new Error(`Decision: ${answer.status} ${answer.text}`);
    return answer;
  }
}
