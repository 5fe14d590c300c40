import { describe, expect, it } from 'vitest';
import { OUTBOUND_PERMISSION_STATUSES } from '../../../src/outbound-permissions/outbound-permissions.states.js';
import type { OutboundPermissionView } from '../../../src/outbound-permissions/outbound-permission.views.js';
import {
  nextButton,
  outboundSteps,
  type SteppedRequest,
} from '../../../src/portal/outbound/outbound-steps.js';
import { headlineOf } from '../../../src/portal/outbound/outbound-words.js';

const SID = 'OP01a20000000070008000000000000000';

type Done = Partial<Record<'purpose' | 'phoneCode' | 'deposit', boolean>>;

function request(
  wishes: Partial<Pick<OutboundPermissionView, 'status' | 'next' | 'conditions' | 'endReason'>>,
  done: Done = {},
  depositStatus: OutboundPermissionView['steps']['deposit']['status'] = null,
): SteppedRequest & Pick<OutboundPermissionView, 'conditions' | 'endReason'> {
  const { purpose = false, phoneCode = false, deposit = false } = done;
  return {
    sid: SID,
    status: 'open',
    next: null,
    conditions: null,
    endReason: null,
    steps: {
      purpose: { done: purpose },
      phoneCode: { done: phoneCode, sentAt: null, expiresAt: null },
      deposit: {
        done: deposit,
        sid: null,
        status: depositStatus,
        amount: null,
        currency: null,
        payUrl: null,
      },
    },
    ...wishes,
  };
}

const next = (step: NonNullable<OutboundPermissionView['next']>['step']) => ({ step, text: '' });
const statesOf = (one: SteppedRequest) => outboundSteps(one).map(({ state }) => state);

describe('T3: the three steps, as they show', () => {
  it('mark what is next, whichever were done before', () => {
    expect(statesOf(request({ next: next('purpose') }))).toEqual(['current', 'todo', 'todo', 'todo']);
    const depositFirst = request({ next: next('purpose') }, { deposit: true });
    expect(statesOf(depositFirst)).toEqual(['current', 'todo', 'done', 'todo']);
  });

  it('lead to their pages in any order, but not to a deposit that is held', () => {
    const hrefs = outboundSteps(request({ next: next('purpose') }, { deposit: true })).map(
      ({ href }) => href,
    );
    expect(hrefs).toEqual([
      `/portal/outbound/${SID}/purpose`,
      `/portal/outbound/${SID}/phone`,
      undefined,
      undefined,
    ]);
  });

  it('are ours to answer once all are done, and the customer’s when he was asked', () => {
    const all = { purpose: true, phoneCode: true, deposit: true };
    expect(statesOf(request({ status: 'in_review', next: next('wait') }, all)).at(-1)).toBe('current');
    const asked = request({ status: 'in_discussion', next: next('answer') }, all);
    expect(outboundSteps(asked).at(-1)).toMatchObject({ state: 'current', label: 'You answer our question' });
    expect(nextButton(asked)).toEqual({ label: 'Answer us', href: `/portal/outbound/${SID}#talk` });
  });

  it('say of a payment that is on its way that it is not here yet', () => {
    const paying = request({ next: next('deposit') }, { purpose: true, phoneCode: true }, 'pending');
    expect(outboundSteps(paying)[2]?.text).toBe('Your payment is not here yet.');
  });

  it('offer no button while there is only to wait', () => {
    expect(nextButton(request({ next: next('wait') }))).toBeNull();
    expect(nextButton(request({ status: 'granted' }))).toBeNull();
  });
});

describe('T9, T16: how a request stands, in plain words', () => {
  it('is said in every status but while the steps say it', () => {
    const silent = OUTBOUND_PERMISSION_STATUSES.filter(
      (status) => headlineOf(request({ status, next: next('purpose') }), false) === null,
    );
    expect(silent).toEqual(['open']);
  });

  it('names the conditions where there are any, and the end of a grant whose time is over', () => {
    const limited = request({ status: 'granted', conditions: { dailyUnits: 5 } });
    expect(headlineOf(limited, false)?.text).toContain('on these conditions');
    expect(headlineOf(limited, true)?.title).toBe('The permission has ended');
  });

  it('T8: says where the deposit of a rejected request is', () => {
    const text = (status: 'refunded' | 'held' | null) =>
      headlineOf(request({ status: 'rejected' }, {}, status), false)?.text;
    expect(text('refunded')).toContain('is back with you');
    expect(text('held')).toContain('on its way back');
    expect(text(null)).not.toContain('deposit');
  });
});
