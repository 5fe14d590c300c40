import { SERVICES, type Service } from '../kernel/words.js';

const LABELS: Readonly<Record<Service, string>> = {
  sms: 'SMS',
  voice: 'Voice calls',
  trunk: 'SIP trunking (Zentrunk)',
};

/** The services, as customers choose among them. */
export const SERVICE_OPTIONS = SERVICES.map((value) => ({ value, label: LABELS[value] }));
