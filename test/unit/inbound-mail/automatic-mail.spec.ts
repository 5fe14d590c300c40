import { expect, it } from 'vitest';
import { automaticReason, type MailSigns } from '../../../src/integrations/inbound-mail/automatic-mail.js';
import { OWN } from '../../support/a-mail.js';

const PERSON: MailSigns = {
  headers: [],
  from: 'ann@brightline.example',
  envelopeFrom: 'ann@brightline.example',
  messageId: '<1@brightline.example>',
};
const header = (key: string, value: string): Partial<MailSigns> => ({ headers: [{ key, value }] });

it.each<[string, Partial<MailSigns>, string | null]>([
  ['a person', {}, null],
  ['a person whose server says so', header('auto-submitted', 'no'), null],
  ['a person on a path that is told', header('return-path', '<ann@brightline.example>'), null],
  ['an out-of-office program', header('auto-submitted', 'auto-replied'), 'auto_submitted'],
  ['a vacation program of old', header('x-autoreply', 'yes'), 'auto_reply'],
  ['a newsletter', header('precedence', 'bulk'), 'precedence'],
  ['a list, by precedence', header('precedence', 'List'), 'precedence'],
  ['junk', header('precedence', 'junk'), 'precedence'],
  ['a mailing list', header('list-id', '<people.lists.example>'), 'mailing_list'],
  ['a bounce, by its envelope', { envelopeFrom: '' }, 'bounce'],
  ['a bounce, by its path', header('return-path', '<>'), 'bounce'],
  [
    'a bounce, by its kind',
    header('content-type', 'multipart/report; report-type=delivery-status'),
    'bounce',
  ],
  ['ourselves', { from: 'support@gatehouse.example' }, 'own_mail'],
  ['ourselves under a reply address', { from: 'support+rt12.abc@gatehouse.example' }, 'own_mail'],
  [
    'our own mail under another name',
    { messageId: '<01993f4e-1111-7aaa-8bbb-123456789abc@gatehouse.example>' },
    'own_mail',
  ],
  ['a mail system', { from: 'mailer-daemon@brightline.example' }, 'mail_system'],
])('tells %s', (_, signs, expected) => {
  expect(automaticReason({ ...PERSON, ...signs }, OWN)).toBe(expected);
});
