import { SHORTENER_HOSTS } from '../shortener-hosts.js';
import { type Finding, found } from '../finding.js';
import { linksIn } from '../links-in-text.js';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';

/** A sample message may not hide where its link leads (30449, W120), nor lead there without TLS (30471, W139). */
export function checkSampleLinks({
  productionMessageSample,
}: Pick<SubmittedFields, 'productionMessageSample'>): readonly Finding[] {
  return linksIn(productionMessageSample).flatMap(({ text, host, protocol }) => [
    ...(SHORTENER_HOSTS.has(host)
      ? [
          found(
            '30449',
            'ProductionMessageSample',
            text,
            `The sample message contains a link of the public URL shortener ${host}. Use the business's own domain.`,
          ),
        ]
      : []),
    ...(protocol === 'http:'
      ? [
          found(
            '30471',
            'ProductionMessageSample',
            text,
            'The sample message contains a link without TLS. It must begin with https://.',
          ),
        ]
      : []),
  ]);
}
