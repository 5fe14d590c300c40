import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * A process, told apart from a later one with the same number. Numbers are used again, most of all in
 * containers, where the program is number 1 or 7 each time.
 */
export interface ProcessMark {
  readonly pid: number;
  /** When it started, in the words of the operating system; empty where those cannot be had. */
  readonly started: string;
}

/** The mark of a process that runs now, or undefined when there is none (a zombie counts as none). */
export function markOf(pid: number): ProcessMark | undefined {
  if (!answersToSignals(pid)) return undefined;
  if (process.platform === 'linux') return linuxMark(pid);
  if (process.platform === 'win32') return { pid, started: '' };
  const [state = '', ...started] = psColumns(pid, 'state=,lstart=').trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : { pid, started: started.join(' ') };
}

/** Whether the very process that was marked still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

/** Whether a running process works on the given folder, which for Postgres is its database cluster. */
export function worksOn(pid: number, folder: string): boolean {
  if (markOf(pid) === undefined) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return psColumns(pid, 'command=').includes(folder);
  try {
    // The link follows a folder that was moved, and differs for one that was copied with its lock file.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false; // another user's process: not ours, or we could not use its database either
  }
}

/** Reads one process file: own pid, start, both as JSON; undefined when it is empty, damaged or gone. */
export function readMark(path: string): ProcessMark | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('started' in read))
      return undefined;
    if (typeof read.pid !== 'number' || typeof read.started !== 'string') return undefined;
    return { pid: read.pid, started: read.started };
  } catch {
    return undefined;
  }
}

/** The mark of this program. */
export function ownMark(): ProcessMark {
  return markOf(process.pid) ?? { pid: process.pid, started: '' };
}

/** Whether a process number is taken, if only by a zombie that nobody has buried (as in many containers). */
export function answersToSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function linuxMark(pid: number): ProcessMark | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; state is the first word after it, the start time the twentieth.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (words[0] === 'Z' || words[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, started: `${boot}/${words[19] ?? ''}` };
  } catch {
    return undefined;
  }
}

function psColumns(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
