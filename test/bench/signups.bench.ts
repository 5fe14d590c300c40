import { compareWithBare } from './against-bare.js';
import { PLATFORM_KEY, startBare, startBenchDatabase, startGatehouse } from './servers.js';

/** Signups a second over HTTP: assessed with all signals and links, written with account, owner, assessment, audit and outbox. */
export async function benchSignups(): Promise<void> {
  const database = await startBenchDatabase();
  const gatehouse = await startGatehouse(database);
  const bare = await startBare(database.appUrl);
  let n = 0;
  try {
    await compareWithBare(
      'signups',
      database.client,
      {
        url: gatehouse.url,
        residentMiB: () => gatehouse.residentMiB(),
        supply: {
          headers: { authorization: `Bearer ${PLATFORM_KEY}` },
          next: () => ({ method: 'POST', path: '/api/signups', body: JSON.stringify(aSignup(++n)) }),
        },
      },
      {
        url: bare.url,
        supply: {
          next: () => {
            const { email, company, phone, ip, deviceId, payment } = aSignup(++n);
            const { website } = company;
            const body = {
              email,
              company: company.name,
              website,
              domain: new URL(website).hostname,
              phone,
              ip,
              device: deviceId,
              card: payment.fingerprint,
            };
            return { method: 'POST', path: '/signup', body: JSON.stringify(body) };
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

/** A spotless company, a different one each time. */
function aSignup(n: number) {
  const name = `${word(n)} ${word(n * 7 + 3)} ${word(n * 13 + 5)} Logistik`;
  const domain = `${name.toLowerCase().replaceAll(' ', '-')}.de`;
  return {
    email: `office${n}@${domain}`,
    plan: 'self_service',
    company: { name: `${name} GmbH`, country: 'DE', website: `https://${domain}` },
    phone: `+4930${String(20_000_000 + n)}`,
    ip: `192.0.2.${n % 250}`,
    ipCountry: 'DE',
    deviceId: `device-${n}`,
    services: ['sms'],
    payment: { fingerprint: `card-${n}`, country: 'DE' },
  };
}

const SYLLABLES = [
  'Bra',
  'Lin',
  'Tor',
  'Kem',
  'Sol',
  'Ven',
  'Mar',
  'Dun',
  'Fel',
  'Gro',
  'Hal',
  'Jor',
  'Nim',
  'Pol',
  'Ras',
  'Wes',
];

function word(n: number): string {
  const part = (at: number): string => SYLLABLES[Math.floor(n / 16 ** at) % 16] ?? '';
  return part(0) + part(1).toLowerCase() + part(2).toLowerCase();
}
