import { countryName } from '../http/countries.js';
import { dateTimeText } from '../http/views/time-text.js';
import type { Service } from '../kernel/words.js';
import type { Conditions } from './decision.entity.js';

const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  sms: 'SMS',
  voice: 'voice calls',
  trunk: 'SIP trunks',
};

/** What an approval is bound to, one sentence a condition, in words that customers and reviewers both read; none when it is unconditional. */
export function conditionSentences(conditions: Conditions | null): readonly string[] {
  const { countries = [], services = [], dailyUnits, until, optInProof, noFreeForm } = conditions ?? {};
  return [
    ...(countries.length > 0 ? [`Only to ${joined(countries.map(countryName))}.`] : []),
    ...(services.length > 0 ? [`Only ${joined(services.map((service) => SERVICE_NAMES[service]))}.`] : []),
    ...(dailyUnits === undefined
      ? []
      : [`At most ${new Intl.NumberFormat('en').format(dailyUnits)} messages and minutes a day (UTC).`]),
    ...(until === undefined ? [] : [`Until ${dateTimeText(new Date(until), 'UTC')} UTC.`]),
    ...(optInProof === true ? ['Only to recipients whose opt-in you can prove.'] : []),
    ...(noFreeForm === true ? ['No free-form content: nothing that your users write.'] : []),
  ];
}

const LIST = new Intl.ListFormat('en');

function joined(names: readonly string[]): string {
  return LIST.format(names);
}
