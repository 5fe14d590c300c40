import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import {
  isRequestUnfinished,
  type OutboundPermissionStatus,
} from '../../outbound-permissions/outbound-permissions.states.js';
import { OUTBOUND_STEPS, type OutboundStep } from '../../outbound-permissions/outbound-permissions.steps.js';
import { requestPath, stepPaths } from './outbound-paths.js';

/** A request, as far as its steps show. */
export type SteppedRequest = Pick<OutboundPermissionView, 'sid' | 'status' | 'steps' | 'next'>;

/** One line of the list of steps; a step that can be taken now leads to its page. */
export interface ShownStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo';
  readonly text: string;
  readonly href?: string;
}

interface StepWords {
  readonly label: string;
  /** What the button says that leads there. */
  readonly button: string;
  readonly todo: string;
  readonly done: string;
}

const STEP_WORDS: Readonly<Record<OutboundStep, StepWords>> = {
  purpose: {
    label: 'Say what it is for',
    button: 'Say what it is for',
    todo: 'A short description and four questions.',
    done: 'You told us. You may change it until we decide.',
  },
  phoneCode: {
    label: 'Confirm a phone number',
    button: 'Confirm a phone number',
    todo: 'We send a code of six digits, you enter it.',
    done: 'Confirmed.',
  },
  deposit: {
    label: 'Pay a refundable deposit',
    button: 'Pay the deposit',
    todo: 'It moves your account to production.',
    done: 'We hold it for you.',
  },
};

const NOT_HERE_YET = 'Your payment is not here yet.';

/** T3: the three steps and the answer, each done or to do, and which is next; any other may be taken first. */
export function outboundSteps(request: SteppedRequest): readonly ShownStep[] {
  return [...OUTBOUND_STEPS.map((step) => stepOf(request, step)), answerOf(request)];
}

function stepOf({ sid, status, steps, next }: SteppedRequest, step: OutboundStep): ShownStep {
  const { label, todo, done } = STEP_WORDS[step];
  const isDone = steps[step].done;
  const toDo = step === 'deposit' && steps.deposit.status === 'pending' ? NOT_HERE_YET : todo;
  // What was told and proved may be changed until we decide; a deposit that is held may not.
  const leadsOn = isRequestUnfinished(status) && !(isDone && step === 'deposit');
  return {
    label,
    state: isDone ? 'done' : next?.step === step ? 'current' : 'todo',
    text: isDone ? done : toDo,
    ...(leadsOn && { href: stepPaths(sid)[step] }),
  };
}

const ANSWERS: Readonly<Record<OutboundPermissionStatus, string>> = {
  open: 'Usually within minutes of the last step.',
  in_review: 'Somebody of our team looks at it.',
  in_discussion: 'We talk about it with you.',
  granted: 'Granted.',
  rejected: 'Not granted.',
  closed: 'Closed.',
  withdrawn: 'You took the request back.',
};

function answerOf({ status, next }: SteppedRequest): ShownStep {
  if (!isRequestUnfinished(status)) return { label: 'We answer', state: 'done', text: ANSWERS[status] };
  if (next?.step === 'answer')
    return { label: 'You answer our question', state: 'current', text: 'It stands below.' };
  return { label: 'We answer', state: next?.step === 'wait' ? 'current' : 'todo', text: ANSWERS[status] };
}

/** The one button: where what is next is done; null while there is only to wait, or nothing to come. */
export function nextButton({ sid, next }: SteppedRequest): { label: string; href: string } | null {
  if (next === null || next.step === 'wait') return null;
  if (next.step === 'answer') return { label: 'Answer us', href: `${requestPath(sid)}#talk` };
  return { label: STEP_WORDS[next.step].button, href: stepPaths(sid)[next.step] };
}

/** What the three steps look like before a request is opened. */
export function stepsAhead(): readonly ShownStep[] {
  const three = OUTBOUND_STEPS.map((step): ShownStep => {
    const { label, todo } = STEP_WORDS[step];
    return { label, state: 'todo', text: todo };
  });
  return [...three, { label: 'We answer', state: 'todo', text: ANSWERS.open }];
}
