import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DueTasks } from '../../../src/database/due-tasks.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type BuiltStaff } from '../../support/builders.js';
import { OutboundReview } from '../../support/outbound-review.js';
import {
  aCompleteRequest,
  APPLICATION,
  asked,
  PURPOSE,
  type OpenedRequest,
} from '../../support/outbound-requests.js';

const RISKY = { purpose: PURPOSE, application: { ...APPLICATION, userGeneratedContent: true } };
const QUESTION = 'Could your users choose from fixed templates instead?';

let gatehouse: TestApp;
let senior: BuiltStaff;
beforeAll(async () => {
  gatehouse = await startTestApp({ UNDO_WINDOW_SECONDS: '10' }, { worker: false });
  senior = await aStaffMember(gatehouse.database);
});
afterAll(() => gatehouse.stop());

describe('a discussion that waits for the undo window', () => {
  async function announced(): Promise<OpenedRequest> {
    const request = await aCompleteRequest(gatehouse, RISKY);
    const answer = await new OutboundReview(gatehouse, senior, request.account).decide({
      outcome: 'discuss',
      publicMessage: QUESTION,
    });
    expect(answer.status).toBe(202);
    return request;
  }

  it('shows the customer nothing until it has passed, and then opens', async () => {
    const request = await announced();
    expect(await asked(gatehouse, request.account, 'GET', `/${request.sid}`)).toMatchObject({
      status: 'in_review',
      messages: [],
    });

    gatehouse.clock.advance(11_000);
    await gatehouse.app.get(DueTasks).runAll(gatehouse.clock.now());

    expect(await asked(gatehouse, request.account, 'GET', `/${request.sid}`)).toMatchObject({
      status: 'in_discussion',
      messages: [{ text: QUESTION }],
    });
    expect(await new OutboundReview(gatehouse, senior, request.account).openCase()).toMatchObject({
      status: 'awaiting_customer',
    });
  });

  it('is given up when the customer changes his request meanwhile', async () => {
    const request = await announced();
    await asked(gatehouse, request.account, 'PATCH', `/${request.sid}`, { application: APPLICATION });

    gatehouse.clock.advance(11_000);
    await gatehouse.app.get(DueTasks).runAll(gatehouse.clock.now());

    expect(await asked(gatehouse, request.account, 'GET', `/${request.sid}`)).toMatchObject({
      status: 'in_review',
      messages: [],
    });
  });
});
