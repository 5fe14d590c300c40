import type { Config } from '../../config/config.js';
import { FlydriveFileStorage } from './flydrive-storage.js';
import type { FileStorage } from './storage.js';

type Settings = Config['storage'];
type BucketSettings = Extract<Settings, { driver: 's3' }>;

/**
 * The storage that the settings ask for. The library, above all the S3 client, is loaded at first use and not at boot.
 * @param folder where files on the disk go, such as `<DATA_DIR>/files`
 */
export function openFileStorage(settings: Settings, folder: string): FileStorage {
  return new FlydriveFileStorage(() =>
    settings.driver === 's3' ? openBucket(settings) : openFolder(folder),
  );
}

async function openFolder(folder: string) {
  const [{ Disk }, { PrivateDiskDriver }] = await Promise.all([
    import('flydrive'),
    import('./private-disk-driver.js'),
  ]);
  return new Disk(new PrivateDiskDriver(folder));
}

/** Credentials come by the SDK's usual chain: AWS_ACCESS_KEY_ID and its like, a profile, the machine's role. */
async function openBucket({ bucket, region, endpoint }: BucketSettings) {
  const [{ Disk }, { BucketDriver }] = await Promise.all([import('flydrive'), import('./bucket-driver.js')]);
  const driver = new BucketDriver({
    bucket,
    region,
    visibility: 'private',
    // Buckets of today refuse ACLs ("bucket owner enforced") and are private without them.
    supportsACL: false,
    // Other vendors' S3 seldom answers to a host name for each bucket.
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
  });
  return new Disk(driver);
}
