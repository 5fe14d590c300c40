import { describe, expect, it } from 'vitest';
import { conditionSentences } from '../../../src/cases/condition-sentences.js';
import { DecideForm } from '../../../src/desk/case-page/decide-form.dto.js';
import { atFieldsOf, fieldsOfOutcome } from '../../../src/desk/case-page/offered-fields.js';
import { typedConditions } from '../../../src/desk/case-page/typed-conditions.js';
import { readForm } from '../../../src/http/form.js';
import { InvalidError } from '../../../src/kernel/errors.js';

/** The conditions of a decide form that was typed so. */
async function conditionsTyped(typed: object) {
  const body = { version: '3', outcome: 'approve', ...typed };
  return typedConditions(await readForm(DecideForm, fieldsOfOutcome(body)));
}

async function refusalOf(typed: object): Promise<InvalidError> {
  const thrown: unknown = await conditionsTyped(typed).catch((refusal: unknown) => refusal);
  if (thrown instanceof InvalidError) return atFieldsOf('approve', thrown);
  throw new Error('It was not refused.');
}

describe('T16: the conditions of an approval, as they are typed at the desk', () => {
  it('are none when nothing was typed', async () => {
    expect(await conditionsTyped({})).toBeNull();
    expect(await conditionsTyped({ 'approve:dailyUnits': '', 'approve:until': '' })).toBeNull();
  });

  it('take one country as well as several, a number with separators, and a day as its first instant in UTC', async () => {
    const typed = {
      'approve:countries': 'DE',
      'approve:services': ['sms', 'voice'],
      'approve:dailyUnits': '1,000',
      'approve:until': '2027-01-31',
      'approve:optInProof': 'true',
      'approve:noFreeForm': 'true',
    };
    expect(await conditionsTyped(typed)).toEqual({
      countries: ['DE'],
      services: ['sms', 'voice'],
      dailyUnits: 1000,
      until: '2027-01-31T00:00:00.000Z',
      optInProof: true,
      noFreeForm: true,
    });
  });

  it.each([
    ['approve:dailyUnits', 'many'],
    ['approve:dailyUnits', '0'],
    ['approve:dailyUnits', '1e9'],
    ['approve:until', '2027-02-30'],
    ['approve:until', 'soon'],
    ['approve:countries', 'XX'],
    ['approve:services', 'fax'],
  ])('are refused at the field: %s of %s', async (field, typed) => {
    const { fields } = await refusalOf({ [field]: typed });
    expect(fields.map((error) => error.field)).toContain(field);
  });

  it('that stand under an outcome that was not chosen are not looked at', async () => {
    const typed = { outcome: 'reject', 'approve:dailyUnits': 'many', 'approve:countries': 'DE' };
    expect(await conditionsTyped(typed)).toBeNull();
  });

  it('keep their place when the command refuses them', () => {
    const refusal = InvalidError.field('conditions.until', 'until_passed', 'Choose a later day.');
    expect(atFieldsOf('approve', refusal).fields).toEqual([
      { field: 'approve:until', code: 'until_passed', message: 'Choose a later day.' },
    ]);
    const ofNote = InvalidError.field('note', 'note_required', 'Write a note that says why.');
    expect(atFieldsOf('approve', ofNote).fields[0]?.field).toBe('note');
  });
});

describe('T16: conditions in words', () => {
  it('are one sentence each', () => {
    const sentences = conditionSentences({
      countries: ['DE', 'AT'],
      services: ['sms'],
      dailyUnits: 2500,
      until: '2027-01-31T00:00:00.000Z',
      optInProof: true,
      noFreeForm: true,
    });
    expect(sentences).toEqual([
      'Only to Germany and Austria.',
      'Only SMS.',
      'At most 2,500 messages and minutes a day (UTC).',
      'Until 31 Jan 2027, 00:00 UTC.',
      'Only to recipients whose opt-in you can prove.',
      'No free-form content: nothing that your users write.',
    ]);
  });

  it('are none for an unconditional approval', () => {
    expect(conditionSentences(null)).toEqual([]);
  });
});
