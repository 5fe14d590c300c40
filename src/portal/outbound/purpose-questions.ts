/**
 * The four questions behind T10 to T14, as people would ask them, each with why we ask. A yes is no refusal: it means that a
 * person looks at it, and that a way with less risk can be found by talking (T16).
 */
export const PURPOSE_QUESTIONS = [
  {
    name: 'userGeneratedContent',
    label: 'Can your users write what is sent?',
    hint: 'Chats, for example, or invitations in their own words. We ask because free text is taken over for spam and fraud, and all of it would have to be monitored and filtered.',
    yes: 'Yes, they write some or all of it',
    no: 'No, only we write it',
    short: 'Users write what is sent',
    missing: 'Say whether your users can write what is sent.',
  },
  {
    name: 'arbitraryDestinations',
    label: 'Can your users reach any number they like?',
    hint: 'By dialling it, for example. We ask because some numbers pay their owner for every call. Applications that call any number are abused for that, free trials above all.',
    yes: 'Yes, they choose the number',
    no: 'No, only numbers that we choose or have confirmed',
    short: 'Users reach any number',
    missing: 'Say whether your users can reach any number.',
  },
  {
    name: 'unsolicited',
    label: 'Do you contact people who did not ask for it?',
    hint: 'Bought lists, for example, cold calls or pranks. We ask because carriers block and report such messages, and such calls can be against the law.',
    yes: 'Yes, some of them',
    no: 'No, all of them asked for it or agreed to it',
    short: 'Contacts people who did not ask for it',
    missing: 'Say whether you contact people who did not ask for it.',
  },
  {
    name: 'staysInDevelopment',
    label: 'Will your application stay in development for good?',
    hint: 'Only to try things out, for example. We ask because we open outbound for what goes into production; small and personal applications do that, too.',
    yes: 'Yes, it never goes into production',
    no: 'No, it goes into production',
    short: 'Stays in development',
    missing: 'Say whether your application will stay in development.',
  },
] as const;

export type PurposeQuestion = (typeof PURPOSE_QUESTIONS)[number]['name'];

/** The questions as radio buttons; `value`: what was answered before, `yes` or `no`, or what was typed. */
export function askedQuestions(
  answers: Readonly<Partial<Record<PurposeQuestion, string>>>,
): readonly object[] {
  return PURPOSE_QUESTIONS.map(({ name, label, hint, yes, no }) => ({
    name,
    label,
    hint,
    options: [
      { value: 'no', label: no },
      { value: 'yes', label: yes },
    ],
    value: answers[name] ?? '',
  }));
}
