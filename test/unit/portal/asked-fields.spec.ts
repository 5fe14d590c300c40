import { expect, it } from 'vitest';
import { askedOf } from '../../../src/portal/tickets/asked-fields.js';

const at = '2025-11-24T10:00:00.000Z';
const ours = (text: string, ...fields: string[]) => ({ from: 'team', text, fields, at }) as const;
const yours = (text: string) => ({ from: 'you', text, fields: [], at }) as const;
const awaiting = (...messages: ReturnType<typeof ours | typeof yours>[]) =>
  askedOf({ status: 'awaiting_customer', messages });

it('P26: shows the fields asked about in the order of the form', () => {
  expect(awaiting(ours('Say more.', 'countries', 'useCase'))).toEqual({
    text: 'Say more.',
    fields: ['useCase', 'countries'],
    at,
  });
});

it('P26: takes the last request, not one that was answered before, and not a message that asks for nothing', () => {
  const asked = awaiting(
    ours('First?', 'useCase'),
    yours('Here.'),
    ours('Second?', 'countries'),
    ours('Take your time.'),
  );
  expect(asked).toMatchObject({ text: 'Second?', fields: ['countries'] });
});

it('P21: offers the sample message together with the services', () => {
  expect(awaiting(ours('Which?', 'services'))?.fields).toEqual(['services', 'sampleMessage']);
});

it('shows a question without fields as words to answer', () => {
  expect(awaiting(ours('Who are you?'))).toMatchObject({ text: 'Who are you?', fields: [] });
});

it('asks nothing when it is our turn', () => {
  expect(askedOf({ status: 'open', messages: [ours('Say more.', 'useCase')] })).toBeNull();
});
