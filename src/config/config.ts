import {
  ConfigError,
  flag,
  list,
  networks,
  number,
  oneOf,
  optionalNumber,
  text,
  url,
  type Environment,
} from './environment.js';
import { readEventStreamSettings, type EventStreamSettings } from './event-stream-settings.js';
import { readInboundMailSettings, type InboundMailSettings } from './inbound-mail-settings.js';
import { readMonitoringSettings, type MonitoringSettings } from './monitoring-settings.js';
import { readOutboundSettings, type OutboundSettings } from './outbound-settings.js';
import { readPaymentSettings, type PaymentSettings } from './payment-settings.js';
import { readPhoneSettings, type PhoneSettings } from './phone-settings.js';
import { readWithoutDatabase, type WithoutDatabase } from './permission-settings.js';
import { readWebhookSettings, type WebhookSettings } from './webhook-settings.js';

/** This machine, private and link-local networks (RFC 1918, 4193, 6598). */
const PRIVATE_NETWORKS = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

/** Everything the environment may set, read once, checked, and frozen. Nothing else in the program reads `process.env`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Null: the embedded Postgres under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Runs migrations; the same as `databaseUrl` unless the running role shall have fewer rights than the owner of the tables. */
  readonly databaseOwnerUrl: string | null;
  readonly databaseReplicaUrl: string | null;
  /** Where `databaseUrl` leads through a pooler: the database itself, for the job queue, which listens on its connection. */
  readonly databaseDirectUrl: string | null;
  readonly databasePoolSize: number;
  readonly publicUrl: string | null;
  readonly platformApiKey: string | null;
  /** Signs the seals of the audit trail: 32 bytes in base64, the same on every host. Null: a key kept in `dataDir`. */
  readonly auditSigningKey: string | null;
  /** Public keys (base64) of earlier signing keys and of other hosts, whose seals are believed too. */
  readonly auditTrustedKeys: readonly string[];
  /** How `npm run audit:verify` connects; a role that may only read is enough. Null: as the program does. */
  readonly auditDatabaseUrl: string | null;
  readonly adminToken: string | null;
  readonly adminEmail: string;
  readonly devTools: boolean;
  readonly demo: boolean;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly inboundMail: InboundMailSettings;
  readonly undoWindowSeconds: { readonly api: number; readonly desk: number };
  readonly fourEyes: boolean;
  readonly rateLimits: boolean;
  readonly trustedProxies: readonly string[];
  /** Networks from which `/health` and `/metrics` may be read. */
  readonly operationsFrom: readonly string[];
  /** Who decides round 1 of a ticket whose account carries a zero-tolerance fact (P27–P30). */
  readonly zeroToleranceDecider: 'system' | 'person';
  readonly claimMinutes: number;
  readonly monitoring: MonitoringSettings;
  readonly outbound: OutboundSettings;
  readonly payments: PaymentSettings;
  readonly webhooks: WebhookSettings;
  readonly eventStreams: EventStreamSettings;
  readonly permissionsWithoutDatabase: WithoutDatabase;
  readonly phone: PhoneSettings;
  /** How long the delivery of one message may take before its worker counts as dead and another one takes over. */
  readonly deliveryLeaseSeconds: number;
  readonly logLevel: string;
  readonly storage:
    | { readonly driver: 'disk' }
    | {
        readonly driver: 's3';
        readonly bucket: string;
        readonly region: string;
        readonly endpoint: string | null;
      };
  readonly production: boolean;
  /** `all`: web and worker in one process; `web`: the worker runs elsewhere. */
  readonly role: 'all' | 'web';
}

/** Nest's token for the frozen config. */
export const CONFIG = Symbol('CONFIG');

/**
 * Reads the environment into a config.
 * @throws ConfigError naming the variable, what it holds and what it may hold.
 */
export function readConfig(env: Environment): Config {
  const databaseUrl = text(env, 'DATABASE_URL');
  const production = env['NODE_ENV'] === 'production';
  const devTools = flag(env, 'DEV_TOOLS', databaseUrl === null && !production);
  if (devTools && production)
    throw new ConfigError(
      'DEV_TOOLS=1 cannot be set together with NODE_ENV=production: it lets anybody read e-mail and move the clock.',
    );
  const platformApiKey = text(env, 'PLATFORM_API_KEY');
  if (platformApiKey !== null && platformApiKey.length < 32)
    throw new ConfigError(`PLATFORM_API_KEY has ${platformApiKey.length} characters; it needs 32 or more.`);
  const mailFrom = text(env, 'MAIL_FROM') ?? 'Gatehouse <support@gatehouse.example>';
  const undo = optionalNumber(env, 'UNDO_WINDOW_SECONDS', 0, 3600);
  return Object.freeze({
    port: number(env, 'PORT', 3000, 0, 65_535),
    host: text(env, 'HOST') ?? '127.0.0.1',
    dataDir: text(env, 'DATA_DIR') ?? '.data',
    databaseUrl,
    databaseOwnerUrl: text(env, 'DATABASE_OWNER_URL') ?? databaseUrl,
    databaseReplicaUrl: text(env, 'DATABASE_REPLICA_URL'),
    databaseDirectUrl: text(env, 'DATABASE_DIRECT_URL'),
    databasePoolSize: number(env, 'DATABASE_POOL_SIZE', 16, 2, 500),
    publicUrl: url(env, 'PUBLIC_URL'),
    platformApiKey,
    auditSigningKey: text(env, 'AUDIT_SIGNING_KEY'),
    auditTrustedKeys: list(env, 'AUDIT_TRUSTED_KEYS'),
    auditDatabaseUrl: text(env, 'AUDIT_DATABASE_URL'),
    adminToken: text(env, 'ADMIN_TOKEN'),
    adminEmail: text(env, 'ADMIN_EMAIL') ?? 'admin@gatehouse.example',
    devTools,
    demo: flag(env, 'DEMO', databaseUrl === null && !production),
    smtpUrl: text(env, 'SMTP_URL'),
    mailFrom,
    inboundMail: readInboundMailSettings(env, mailFrom),
    undoWindowSeconds: { api: undo ?? 0, desk: undo ?? 10 },
    fourEyes: flag(env, 'FOUR_EYES', false),
    rateLimits: flag(env, 'RATE_LIMITS', true),
    trustedProxies: list(env, 'TRUSTED_PROXIES'),
    operationsFrom: networks(env, 'OPERATIONS_FROM', PRIVATE_NETWORKS),
    zeroToleranceDecider: oneOf(env, 'ZERO_TOLERANCE_DECIDER', ['system', 'person'] as const, 'system'),
    monitoring: readMonitoringSettings(env),
    outbound: readOutboundSettings(env),
    payments: readPaymentSettings(env, production),
    webhooks: readWebhookSettings(env),
    eventStreams: readEventStreamSettings(env),
    permissionsWithoutDatabase: readWithoutDatabase(env),
    phone: readPhoneSettings(env),
    claimMinutes: number(env, 'CLAIM_MINUTES', 15, 1, 24 * 60),
    deliveryLeaseSeconds: number(env, 'DELIVERY_LEASE_SECONDS', 60, 1, 600),
    logLevel: oneOf(env, 'LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
    storage: readStorage(env),
    production,
    role: oneOf(env, 'GATEHOUSE_ROLE', ['all', 'web'] as const, 'all'),
  });
}

function readStorage(env: Environment): Config['storage'] {
  if (oneOf(env, 'STORAGE', ['disk', 's3'] as const, 'disk') === 'disk') return { driver: 'disk' };
  const bucket = text(env, 'S3_BUCKET');
  if (bucket === null) throw new ConfigError('STORAGE=s3 needs S3_BUCKET.');
  return {
    driver: 's3',
    bucket,
    region: text(env, 'S3_REGION') ?? 'us-east-1',
    endpoint: url(env, 'S3_ENDPOINT'),
  };
}
