import { describe, expect, it } from 'vitest';
import { findInstalledPostgres } from '../../src/database/embedded/binaries.js';
import { diagnose, EmbeddedPostgresError, explained } from '../../src/database/embedded/failure.js';
import { serverSettings } from '../../src/database/embedded/settings.js';

describe('a failed start', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk_full'],
    ["ENOSPC: no space left on device, mkdir '.data'", 'disk_full'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'no_port'],
    [
      'DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible',
      'other_version',
    ],
    ['FATAL:  lock file "postmaster.pid" already exists', 'still_in_use'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'still_in_use'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'no_memory'],
    ['password authentication failed for user "postgres"', 'wrong_password'],
    ['initdb: error while loading shared libraries: libicuuc.so.60', 'cannot_run'],
    ["EACCES: permission denied, mkdir '/srv/.data'", 'not_yours'],
    ['something nobody has seen before', 'failed'],
  ])('with "%s" is %s', (words, failure) => {
    expect(diagnose(words)).toBe(failure);
  });

  it('says what to do and shows the last twelve lines of the log', () => {
    const log = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');

    const error = new EmbeddedPostgresError('disk_full', log);

    expect(error.message).toMatch(/^The disk that holds the data folder is full; free some space/);
    expect(error.message).not.toContain('line 27');
    expect(error.message).toMatch(/\| line 28\n[^]*\| line 39$/);
  });

  it('keeps the first explanation when it passes through again', () => {
    const first = new EmbeddedPostgresError('no_port');

    expect(explained(first)).toBe(first);
    expect(explained(new Error('Disk quota exceeded')).code).toBe('disk_full');
  });
});

describe('a system without embedded Postgres', () => {
  it('is told to set DATABASE_URL', () => {
    expect(() => findInstalledPostgres('sunos', 'x64')).toThrow(
      /set DATABASE_URL .* instead\.\n {2}\| sunos on x64/,
    );
  });
});

describe('the settings', () => {
  it('write to disk safely unless a test asks otherwise, and the caller has the last word', () => {
    expect(serverSettings(true)).not.toHaveProperty('fsync');
    expect(serverSettings(false)).toMatchObject({ fsync: 'off', synchronous_commit: 'off' });
    expect(serverSettings(true, { shared_buffers: '32MB' })).toMatchObject({ shared_buffers: '32MB' });
  });
});
