import { toSid } from '../../src/kernel/ids.js';
import { compareWithBare } from './against-bare.js';
import { seedNumbers, seedVerifying } from './seed-toll-free.js';
import { startBare, startBenchDatabase, startGatehouse } from './servers.js';

/** As many as either server can use up while it is measured. */
const NUMBERS = 220_000;

/** Toll-free submissions a second over HTTP, as the contract's client sends them. */
export async function benchTollFree(): Promise<void> {
  const database = await startBenchDatabase();
  const gatehouse = await startGatehouse(database);
  const bare = await startBare(database.appUrl);
  try {
    const account = await seedVerifying(database.client);
    const [ours, theirs] = [
      await seedNumbers(database.client, account.id, '+1888', NUMBERS),
      await seedNumbers(database.client, account.id, '+1877', NUMBERS),
    ];
    await database.client.query('ANALYZE');
    await compareWithBare(
      'toll-free submissions',
      database.client,
      {
        url: gatehouse.url,
        residentMiB: () => gatehouse.residentMiB(),
        supply: {
          headers: {
            authorization: account.authorization,
            'content-type': 'application/x-www-form-urlencoded',
          },
          next: () => ({
            method: 'POST',
            path: '/v1/Tollfree/Verifications',
            body: formOf(toSid('number', next(ours).id)),
          }),
        },
      },
      {
        url: bare.url,
        supply: {
          next: () => {
            const { id, phone } = next(theirs);
            const body = { account: account.id, number: id, phone, fields: FIELDS };
            return { method: 'POST', path: '/verification', body: JSON.stringify(body) };
          },
        },
      },
      0.5,
    );
  } finally {
    await Promise.all([gatehouse.stop(), bare.stop()]);
    await database.stop();
  }
}

const taken = new WeakMap<object, number>();

/** The next of them that nobody has submitted yet. */
function next<T>(of: readonly T[]): T {
  const at = taken.get(of) ?? 0;
  taken.set(of, at + 1);
  const found = of[at];
  if (found === undefined) throw new Error('All numbers are used up. Seed more.');
  return found;
}

const FIELDS = {
  businessName: 'Bench Coffee',
  businessStreetAddress: '123 Main Street',
  businessStreetAddress2: 'Suite 101',
  businessCity: 'Anytown',
  businessStateProvinceRegion: 'WA',
  businessPostalCode: '98119',
  businessCountry: 'US',
  businessWebsite: 'https://company.example',
  businessContactFirstName: 'firstname',
  businessContactLastName: 'lastname',
  businessContactEmail: 'email@company.example',
  businessContactPhone: '+12065550123',
  notificationEmail: 'support@company.example',
  useCaseCategories: ['TWO_FACTOR_AUTHENTICATION', 'MARKETING'],
  useCaseSummary:
    'This number is used to send out promotional offers and coupons to the customers of the shop',
  productionMessageSample:
    'Thank you for being a loyal customer of Bench Coffee. Enjoy 10% off your next purchase. Reply STOP to opt out.',
  optInImageUrls: ['https://company.example/images/image1.jpg', 'https://company.example/images/image2.jpg'],
  optInType: 'VERBAL',
  messageVolume: '10,000',
  additionalInformation: 'see our privacy policy here company.example/privacypolicy',
  externalReferenceId: 'abc123xyz567',
} as const;

function formOf(numberSid: string): string {
  const form = new URLSearchParams({ TollfreePhoneNumberSid: numberSid });
  for (const [name, value] of Object.entries(FIELDS))
    for (const one of [value].flat()) form.append(name.charAt(0).toUpperCase() + name.slice(1), one);
  return form.toString();
}
