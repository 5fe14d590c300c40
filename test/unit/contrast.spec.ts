import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VIEWS_DIR } from '../../src/http/views/package-root.js';

type Scheme = 'light' | 'dark';

const TOKENS = readTokens(readFileSync(join(VIEWS_DIR, 'assets', 'tokens.css'), 'utf8'));

const GROUNDS = ['surface', 'surface-raised', 'surface-sunken'] as const;
const TONES = ['danger', 'warning', 'success', 'info', 'accent'] as const;
const SOFT = TONES.map((tone) => `${tone}-soft`);

/** Which colours meet on a page, and how much they must differ (WCAG 2.2: 1.4.3 for text, 1.4.11 for lines). */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...[...GROUNDS, ...SOFT].map((ground) => ['text', ground, 4.5] as const),
  ...[...GROUNDS, ...SOFT].map((ground) => ['text-muted', ground, 4.5] as const),
  ...TONES.flatMap((tone) => [...GROUNDS, `${tone}-soft`].map((ground) => [tone, ground, 4.5] as const)),
  ['accent-strong', 'surface', 4.5],
  ['accent-strong', 'surface-raised', 4.5],
  ['accent-strong', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-strong', 4.5],
  ['line-strong', 'surface', 3],
  ['line-strong', 'surface-raised', 3],
];

describe.each<Scheme>(['light', 'dark'])('the colours, %s', (scheme) => {
  it.each(PAIRS)('%s on %s differ by at least %d', (ink, ground, least) => {
    expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(least);
  });
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function readTokens(css: string): ReadonlyMap<string, Readonly<Record<Scheme, string>>> {
  const found = css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

function colour(name: string, scheme: Scheme): string {
  const token = TOKENS.get(name);
  if (!token) throw new Error(`tokens.css has no --${name}`);
  return token[scheme];
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}
