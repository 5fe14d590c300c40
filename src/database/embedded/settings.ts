/**
 * The server's settings, made for a small machine that it shares with the program: reachable from this machine
 * only and by TCP only, no just-in-time compiler (it costs more than it gives on short queries).
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

/** What a test database leaves out: all that only matters when the machine loses power. */
const UNSAFE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** The settings to start with; `own` are the caller's and win. */
export function serverSettings(
  fsync: boolean,
  own: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return { ...SETTINGS, ...(fsync ? {} : UNSAFE), ...own };
}
