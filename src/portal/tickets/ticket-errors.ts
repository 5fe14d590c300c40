import type { FieldError } from '../../kernel/errors.js';
import type { TicketDraft } from '../../reassessments/ticket-draft.js';

/** What to do about a field that was left empty, in the order of the form. */
const WHEN_EMPTY: Readonly<Record<string, string>> = {
  companyName: 'Enter your company’s name.',
  companyWebsite: 'Enter your company’s website.',
  useCase: 'Tell us what you will use our services for.',
  services: 'Choose at least one service.',
  sampleMessage: 'SMS is among the services, so write a sample message.',
  countries: 'Choose at least one country.',
  unitsPerMonth: 'Enter how many units you expect a month.',
  spendPerMonth: 'Enter how much you expect to spend a month.',
};

/** Where the API speaks of minor units and code lists, people read something else. By field and code of the refusal. */
const IN_OTHER_WORDS: Readonly<Record<string, string>> = {
  'unitsPerMonth is_int': 'Enter a whole number in figures, such as 25,000.',
  'spendPerMonth.amount is_int': 'Enter the amount in figures with a point for cents, such as 1,250.50.',
  'spendPerMonth.amount max': 'This is more than we can take down. Enter what you expect a month.',
  'unitsPerMonth max': 'This is more than we can take down. Enter what you expect a month.',
  'evidence.kind is_in': 'Choose what it shows.',
  'evidence.url is_web_address': 'Enter the link’s address, such as https://example.com/press.',
  'evidence.file evidence_unknown': 'This file is no longer there. Remove it and upload it again.',
};

/** The refusal's errors at the fields of the form: one a field, in the form's order. */
export function ticketErrors(
  errors: readonly FieldError[],
  typed: TicketDraft,
  origins: readonly string[],
): readonly FieldError[] {
  // What is no number at all is neither too small nor too large.
  const tellingFirst = errors.toSorted((a, b) => Number(b.code === 'is_int') - Number(a.code === 'is_int'));
  const told = new Map<string, FieldError>();
  for (const error of tellingFirst.map((one) => placedError(one, typed, origins)))
    if (!told.has(error.field)) told.set(error.field, error);
  return [...told.values()].sort((a, b) => rank(a.field) - rank(b.field));
}

function placedError(error: FieldError, typed: TicketDraft, origins: readonly string[]): FieldError {
  const piece = /^evidence\[(\d+)\](?:\.(\w+))?/.exec(error.field);
  if (piece !== null) return evidenceError(error, origins[Number(piece[1])], piece[2]);
  const [field = ''] = error.field.split(/[.[]/, 1);
  const empty = isEmpty(typed, field) ? WHEN_EMPTY[field] : undefined;
  const message = empty ?? IN_OTHER_WORDS[`${error.field} ${error.code}`] ?? error.message;
  return { ...error, field: field === 'evidence' ? 'file' : field, message };
}

function evidenceError(error: FieldError, origin: string | undefined, part = 'kind'): FieldError {
  const message = IN_OTHER_WORDS[`evidence.${part} ${error.code}`] ?? error.message;
  if (origin === undefined) return { ...error, field: 'file', message };
  const control = part === 'file' || part === 'kind' ? 'kind' : part;
  return { ...error, field: `${origin}-${control}`, message };
}

function isEmpty(typed: TicketDraft, field: string): boolean {
  if (field === 'spendPerMonth') return typed.amount.trim() === '';
  const value = Object.entries(typed).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

const ORDER = Object.keys(WHEN_EMPTY);
const CONTROLS = ['url', 'kind', 'note'];

/** Where a field stands in the form: the ticket's own fields, then the files, then the links, each row from left to right. */
function rank(field: string): number {
  const at = ORDER.indexOf(field);
  if (at !== -1) return at;
  const [, list, row, control = ''] = /^(file|link)-(\d+)-(\w+)$/.exec(field) ?? [];
  const rows = list === 'link' ? 1000 : 0;
  return ORDER.length + rows + Number(row ?? 0) * CONTROLS.length + Math.max(0, CONTROLS.indexOf(control));
}
