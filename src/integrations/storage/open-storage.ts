import { FlydriveFileStorage } from './flydrive-storage.js';
import type { FileStorage } from './storage.js';

/** Files in a folder of this machine, by default `<DATA_DIR>/files`. */
export interface DiskSettings {
  readonly kind: 'disk';
  readonly folder: string;
}

/** Files in a bucket. Without keys of its own the SDK's usual chain applies (environment, profile, instance role). */
export interface S3Settings {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  /** For other vendors' S3, such as `https://minio.example:9000`; buckets are then addressed by path. */
  readonly endpoint?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

export type StorageSettings = DiskSettings | S3Settings;

/** The storage that the settings ask for. The library, above all the S3 client, is loaded at first use and not at boot. */
export function openFileStorage(settings: StorageSettings): FileStorage {
  return new FlydriveFileStorage(() =>
    settings.kind === 's3' ? openBucket(settings) : openFolder(settings),
  );
}

async function openFolder({ folder }: DiskSettings) {
  const [{ Disk }, { PrivateDiskDriver }] = await Promise.all([
    import('flydrive'),
    import('./private-disk-driver.js'),
  ]);
  return new Disk(new PrivateDiskDriver(folder));
}

async function openBucket(settings: S3Settings) {
  const [{ Disk }, { BucketDriver }] = await Promise.all([import('flydrive'), import('./bucket-driver.js')]);
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = settings;
  const driver = new BucketDriver({
    bucket,
    region,
    visibility: 'private',
    // Buckets of today refuse ACLs ("bucket owner enforced") and are private without them.
    supportsACL: false,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { credentials: { accessKeyId, secretAccessKey } }),
  });
  return new Disk(driver);
}
