import { number, oneOf, type Environment } from './environment.js';

/** What the system does by itself about an account of which something was reported; the fact is recorded in any case. */
export const RESPONSES = ['none', 'review', 'restrict', 'hold'] as const;
export type ReportResponse = (typeof RESPONSES)[number];

export interface MonitoringSettings {
  readonly carrierComplaint: ReportResponse;
  readonly recipientComplaints: ReportResponse;
  /** From how many complaints of recipients within 30 days on there is a response. */
  readonly recipientComplaintLimit: number;
  readonly paymentFlag: ReportResponse;
}

/** What is met with zero tolerance (P27, P28) is held at once unless said otherwise; what recipients complain of is looked at by a person. */
export function readMonitoringSettings(env: Environment): MonitoringSettings {
  return Object.freeze({
    carrierComplaint: oneOf(env, 'COMPLAINT_RESPONSE', RESPONSES, 'hold'),
    recipientComplaints: oneOf(env, 'RECIPIENT_COMPLAINT_RESPONSE', RESPONSES, 'review'),
    recipientComplaintLimit: number(env, 'RECIPIENT_COMPLAINT_LIMIT', 3, 1, 10_000),
    paymentFlag: oneOf(env, 'PAYMENT_FLAG_RESPONSE', RESPONSES, 'hold'),
  });
}
