import type { FieldError } from '../../kernel/errors.js';
import type { OutboundPermissionView } from '../../outbound-permissions/outbound-permission.views.js';
import { TypedForm } from '../tickets/typed-form.js';
import { PURPOSE_QUESTIONS, type PurposeQuestion } from './purpose-questions.js';

/** Step 1 as it was typed (T5); a question is answered with `yes` or `no`, or not yet. */
export interface TypedPurpose {
  readonly purpose: string;
  readonly channels: readonly string[];
  readonly answers: Readonly<Partial<Record<PurposeQuestion, string>>>;
  /** Of the request as the form was drawn from it. */
  readonly version: number;
}

/** The request's own words, as the form shows them. */
export function purposeAsTyped({
  purpose,
  application,
  version,
}: Pick<OutboundPermissionView, 'purpose' | 'application' | 'version'>): TypedPurpose {
  if (application === null) return { purpose: purpose ?? '', channels: [], answers: {}, version };
  const answered = PURPOSE_QUESTIONS.map(({ name }) => [name, application[name] ? 'yes' : 'no']);
  return {
    purpose: purpose ?? '',
    channels: application.channels,
    answers: Object.fromEntries(answered),
    version,
  };
}

export function typedPurpose(body: unknown): TypedPurpose {
  const typed = TypedForm.of(body);
  return {
    purpose: typed.text('purpose'),
    channels: typed.all('channels'),
    answers: Object.fromEntries(PURPOSE_QUESTIONS.map(({ name }) => [name, typed.text(name)])),
    version: Number(typed.text('version')),
  };
}

/** As the API takes it, whose rules decide. A question without an answer is left out, for the rules to ask for it. */
export function purposeInput({ purpose, channels, answers }: TypedPurpose): object {
  const given = PURPOSE_QUESTIONS.filter(({ name }) => ['yes', 'no'].includes(answers[name] ?? ''));
  const answered = given.map(({ name }) => [name, answers[name] === 'yes']);
  return { purpose, application: { channels, ...Object.fromEntries(answered) } };
}

const WHEN_EMPTY: Readonly<Record<string, string>> = {
  purpose: 'Say what you will send or call for.',
  channels: 'Choose at least one.',
  ...Object.fromEntries(PURPOSE_QUESTIONS.map(({ name, missing }) => [name, missing])),
};

/** What was left empty; the form wants all of it, where the API takes it piece by piece. */
export function missingIn({ purpose, channels, answers }: TypedPurpose): readonly FieldError[] {
  const given: Readonly<Record<string, boolean>> = {
    purpose: purpose.trim() !== '',
    channels: channels.length > 0,
    ...Object.fromEntries(
      PURPOSE_QUESTIONS.map(({ name }) => [name, ['yes', 'no'].includes(answers[name] ?? '')]),
    ),
  };
  return Object.entries(WHEN_EMPTY)
    .filter(([field]) => given[field] !== true)
    .map(([field, message]) => ({ field, code: 'missing', message }));
}

/** The refusal's errors at the fields of the form: one a field, in the order of the form. */
export function purposeErrors(errors: readonly FieldError[]): readonly FieldError[] {
  const placed = new Map<string, FieldError>();
  for (const error of errors) {
    const [field = ''] = error.field.replace(/^application\./, '').split(/[.[]/, 1);
    if (!placed.has(field)) placed.set(field, { ...error, field });
  }
  const order = Object.keys(WHEN_EMPTY);
  return [...placed.values()].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
