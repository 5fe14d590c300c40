import { OUTBOUND_PATH, requestPath } from './outbound-paths.js';
import type { OutboundStanding } from './outbound-standing.js';
import { stepsAhead } from './outbound-steps.js';
import { OUTBOUND_BADGES } from './outbound-words.js';
import { presentStanding } from './present-request.js';

/**
 * What the overview shows of outbound permission: the request that stands, or how to get one (T2, T3). Null for a contracted
 * account, which never sees this (T1), and for an account that has none and can open none.
 */
export function presentOnOverview(standing: OutboundStanding, now: Date): object | null {
  if (standing.kind === 'contracted') return null;
  if (standing.kind === 'of_parent')
    return {
      title: 'Outbound permission',
      text: standing.isGranted
        ? 'This account sends and calls on the permission of your main account.'
        : 'This account can send and call once your main account has outbound permission. It is asked for there.',
      steps: [],
    };
  if (standing.standing !== null) return presentOwn(standing.standing, now);
  const [newest] = standing.requests;
  if (!standing.mayOpen && newest === undefined) return null;
  return {
    title: newest === undefined ? 'Outbound permission: three steps' : 'Outbound permission',
    text: 'Your account can receive, but not yet send or call. It takes three steps and usually a few minutes.',
    ...(newest !== undefined && {
      earlier: { ...OUTBOUND_BADGES[newest.status], href: requestPath(newest.sid) },
    }),
    steps: standing.mayOpen ? stepsAhead() : [],
    ...(standing.mayOpen && {
      button: {
        label: newest === undefined ? 'Begin' : 'Open another request',
        href: OUTBOUND_PATH,
        kind: 'primary',
      },
    }),
  };
}

function presentOwn(
  request: NonNullable<Extract<OutboundStanding, { kind: 'own' }>['standing']>,
  now: Date,
): object {
  const { action, badge, headline, conditions, steps, next } = presentStanding(request, now);
  const isGranted = request.status === 'granted';
  return {
    title: isGranted ? 'Outbound permission' : 'Outbound permission: three steps',
    badge,
    text: headline?.text ?? null,
    conditions,
    steps,
    button:
      next === null ? { label: 'Open the request', href: action, kind: '' } : { ...next, kind: 'primary' },
  };
}
