import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InstalledPostgres } from './binaries.js';
import { ROLES, newRecord, writeRecord, type ClusterRecord } from './cluster-record.js';
import { EmbeddedPostgresError } from './failure.js';
import { chooseHome, makeCluster } from './new-cluster.js';
import { runnableBinaries, whyNotRunnable } from './runnable.js';
import { canReach, mustDropRoot, ownerOf, serverUserCandidates, type ServerUser } from './server-user.js';

/** A cluster with all that it takes to run it. */
export interface Site {
  readonly record: ClusterRecord;
  readonly binaries: string;
  readonly user: ServerUser | undefined;
}

/** The site of a cluster made by an earlier start. It runs as the user that it belongs to. */
export function existingSite(dataDir: string, record: ClusterRecord, installed: InstalledPostgres): Site {
  const { cluster } = record;
  if (!existsSync(cluster)) throw new EmbeddedPostgresError('cluster_gone', `It was ${cluster}.`);
  const user = ownerOf(cluster);
  if (user !== undefined && !mustDropRoot())
    throw new EmbeddedPostgresError('not_yours', `It is ${cluster}.`);
  const home = dirname(cluster);
  if (user !== undefined && home === dataDir) chooseHome(dataDir, user);
  if (user !== undefined && !canReach(user, cluster, 7)) {
    throw new EmbeddedPostgresError('out_of_reach', `It is ${cluster}, user number ${user.uid}.`);
  }
  return { record, binaries: runnableBinaries(installed, home, user), user };
}

/** Makes a new cluster, as this user or, for root, as the first other user that can run the server. */
export async function newSite(dataDir: string, installed: InstalledPostgres, fsync: boolean): Promise<Site> {
  const { home, binaries, user } = chooseServerUser(dataDir, installed);
  const cluster = join(home, 'postgres');
  if (existsSync(cluster)) throw new EmbeddedPostgresError('record_lost', `The database is ${cluster}.`);
  const record = newRecord(cluster);
  await makeCluster({
    binaries,
    cluster,
    user,
    superuser: ROLES.superuser,
    password: record.passwords.superuser,
    fsync,
    // Before the cluster takes its final name, so that no cluster is ever without its passwords.
    beforeItIsThere: () => writeRecord(dataDir, record),
  });
  return { record, binaries, user };
}

/** Whether a start died after it wrote the record and before the cluster was there: nothing is lost, begin again. */
export function wasNeverMade(record: ClusterRecord): boolean {
  return !record.furnished && !existsSync(record.cluster);
}

function chooseServerUser(dataDir: string, installed: InstalledPostgres) {
  const refusals: string[] = [];
  for (const user of mustDropRoot() ? serverUserCandidates(dataDir) : [undefined]) {
    const home = chooseHome(dataDir, user);
    const binaries = runnableBinaries(installed, home, user);
    const refusal = whyNotRunnable(binaries, user);
    if (refusal === undefined) return { home, binaries, user };
    refusals.push(refusal);
  }
  throw new EmbeddedPostgresError(mustDropRoot() ? 'no_server_user' : 'cannot_run', refusals.join('\n'));
}
