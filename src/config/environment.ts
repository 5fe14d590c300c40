import { isIP } from 'node:net';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistake in the environment, said in one sentence a person can act on. */
export class ConfigError extends Error {}

/** A variable without the blanks around it; null when it is not set or empty. */
export function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

const FLAGS: Readonly<Record<string, boolean>> = {
  '1': true,
  on: true,
  true: true,
  yes: true,
  '0': false,
  off: false,
  false: false,
  no: false,
};

export function flag(env: Environment, name: string, fallback: boolean): boolean {
  const value = text(env, name);
  if (value === null) return fallback;
  const known = FLAGS[value.toLowerCase()];
  if (known === undefined) throw new ConfigError(`${name} is "${value}"; it may be 1, on, 0 or off.`);
  return known;
}

export function optionalNumber(env: Environment, name: string, least: number, most: number): number | null {
  const value = text(env, name);
  if (value === null) return null;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < least || parsed > most)
    throw new ConfigError(`${name} is "${value}"; it must be a whole number from ${least} to ${most}.`);
  return parsed;
}

export function number(
  env: Environment,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  return optionalNumber(env, name, least, most) ?? fallback;
}

export function oneOf<const T extends string>(
  env: Environment,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = text(env, name);
  if (value === null) return fallback;
  const known = allowed.find((one) => one === value.toLowerCase());
  if (known === undefined) throw new ConfigError(`${name} is "${value}"; it may be ${allowed.join(', ')}.`);
  return known;
}

export function url(env: Environment, name: string): string | null {
  const value = text(env, name);
  if (value === null) return null;
  if (!URL.canParse(value) || !/^https?:/.test(value))
    throw new ConfigError(`${name} is "${value}"; it must be an http or https address.`);
  return value.replace(/\/$/, '');
}

export function networks(env: Environment, name: string, fallback: readonly string[]): readonly string[] {
  const given = list(env, name);
  for (const network of given) {
    const [address = '', bits = '0'] = network.split('/');
    const most = { 4: 32, 6: 128 }[isIP(address)];
    if (most === undefined || !/^\d{1,3}$/.test(bits) || Number(bits) > most)
      throw new ConfigError(`${name} has "${network}"; it takes networks such as 10.0.0.0/8 or fc00::/7.`);
  }
  return given.length > 0 ? given : fallback;
}

export function list(env: Environment, name: string): readonly string[] {
  return (text(env, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
