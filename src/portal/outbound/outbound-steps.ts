import {
  isRequestUnfinished,
  type OutboundPermissionStatus,
} from '../../outbound-permissions/outbound-permissions.states.js';
import { OUTBOUND_STEPS, type OutboundStep } from '../../outbound-permissions/outbound-permissions.steps.js';
import { stepPaths } from './outbound-paths.js';

/** A request, as far as its steps show. */
export interface SteppedRequest {
  readonly sid: string;
  readonly status: OutboundPermissionStatus;
  readonly steps: { readonly [step in OutboundStep]: { readonly done: boolean } };
  /** A deposit that is on its way to us. */
  readonly isPaying: boolean;
}

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

export const STEP_WORDS: Readonly<Record<OutboundStep, StepWords>> = {
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
    done: 'We hold it. You get it back as described.',
  },
};

const PAYING = 'Your payment is on its way to us.';

/** T3: the three steps and the answer, each done or to do, and which is next; any other may be taken first. */
export function outboundSteps(request: SteppedRequest): readonly ShownStep[] {
  const next = nextOf(request);
  const paths = stepPaths(request.sid);
  const mayGo = isRequestUnfinished(request.status);
  const three = OUTBOUND_STEPS.map((step): ShownStep => {
    const words = STEP_WORDS[step];
    const isDone = request.steps[step].done;
    const isPaying = step === 'deposit' && request.isPaying;
    return {
      label: words.label,
      state: isDone ? 'done' : mayGo && step === next ? 'current' : 'todo',
      text: isDone ? words.done : isPaying ? PAYING : words.todo,
      ...(mayGo && !(isDone && step === 'deposit') && { href: paths[step] }),
    };
  });
  return [...three, answerOf(request.status, next === null)];
}

/** The first step that is to do and that the customer can do something about; null when there is none. */
export function nextOf({ steps, isPaying }: SteppedRequest): OutboundStep | null {
  const open = OUTBOUND_STEPS.filter((step) => !steps[step].done);
  return open.find((step) => !(step === 'deposit' && isPaying)) ?? open[0] ?? null;
}

const ANSWERS: Readonly<Record<OutboundPermissionStatus, Omit<ShownStep, 'label'>>> = {
  open: { state: 'todo', text: 'Usually within minutes of the last step.' },
  in_review: { state: 'current', text: 'Somebody of our team looks at it and writes to you.' },
  in_discussion: { state: 'current', text: 'We talk about it with you, below.' },
  granted: { state: 'done', text: 'Granted.' },
  rejected: { state: 'done', text: 'Not granted.' },
  closed: { state: 'done', text: 'Closed.' },
  withdrawn: { state: 'done', text: 'You took the request back.' },
};

function answerOf(status: OutboundPermissionStatus, isComplete: boolean): ShownStep {
  const answer = ANSWERS[status];
  // While a step is missing it is the customer's turn, whatever we talk about meanwhile.
  const state = answer.state === 'current' && !isComplete ? 'todo' : answer.state;
  return { label: 'We answer', text: answer.text, state };
}

/** What the three steps look like before a request is opened. */
export function stepsAhead(): readonly ShownStep[] {
  const three = OUTBOUND_STEPS.map((step): ShownStep => {
    const { label, todo } = STEP_WORDS[step];
    return { label, state: 'todo', text: todo };
  });
  return [...three, { label: 'We answer', ...ANSWERS.open }];
}
