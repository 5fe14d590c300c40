import { expect, it } from 'vitest';
import { localPath } from '../../../src/access/local-path.js';

it.each(['/desk', '/desk/cases/CS01?tab=timeline', '/admin/staff?cursor=abc%3D', '/'])(
  'goes on to %s',
  (path) => {
    expect(localPath(path, '/fallback')).toBe(path);
  },
);

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'desk',
  '',
  undefined,
  null,
  ['/desk'],
])('does not go on to %j', (path) => {
  expect(localPath(path, '/fallback')).toBe('/fallback');
});
