import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH, toDisplayName } from '../../../src/cases/evidence/inspect/display-name.js';
import { InvalidError } from '../../../src/kernel/errors.js';

describe('the name under which evidence is shown', () => {
  it.each([
    ['scan.pdf', 'scan.pdf'],
    ['Scan 2024-05.PDF', 'Scan 2024-05.pdf'],
    ['Živnostenský list č. 7 (kopie).pdf', 'Živnostenský list č. 7 (kopie).pdf'],
    ['営業許可証.pdf', '営業許可証.pdf'],
    ['Smith & Sons, 50%.pdf', 'Smith & Sons, 50%.pdf'],
    ['scan', 'scan.pdf'],
    ['Report v1.2', 'Report v1.2.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\Desktop\\scan.pdf', 'scan.pdf'],
    ['/absolute/scan.pdf', 'scan.pdf'],
    ['scan\0.pdf', 'scan.pdf'],
    ['scan\r\nSet-Cookie: a=b.pdf', 'scanSet-Cookie_ a=b.pdf'],
    ['invoice\u202Efdp.pdf', 'invoicefdp.pdf'],
    ['a\u2066b\u2069\u200Fc\uFEFF.pdf', 'abc.pdf'],
    ['half\uD800.pdf', 'half.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['he said "hi".pdf', 'he said _hi_.pdf'],
    ['  spaced    out  .pdf', 'spaced out.pdf'],
    ['scan.pdf...', 'scan.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['....', 'evidence.pdf'],
    ['', 'evidence.pdf'],
    ['\u202E', 'evidence.pdf'],
    ['scan.html.pdf', 'scan.html.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(toDisplayName(given, 'application/pdf')).toBe(shown);
  });

  it('an accent that is typed apart is joined, so that equal names look equal', () => {
    expect(toDisplayName('cafe\u0301.pdf', 'application/pdf')).toBe('caf\u00e9.pdf');
  });

  it.each(['jpg', 'jpeg', 'jpe', 'jfif'])('a JPEG may end in .%s', (ending) => {
    expect(toDisplayName(`a.${ending.toUpperCase()}`, 'image/jpeg')).toBe(`a.${ending}`);
  });

  it('a long name is cut to 120 characters, keeps its ending and tears no character', () => {
    expect(toDisplayName(`${'x'.repeat(300)}.pdf`, 'application/pdf')).toBe(`${'x'.repeat(116)}.pdf`);
    const families = toDisplayName(`a${'👍🏽'.repeat(80)}.png`, 'image/png');
    expect(families).toBe(`a${'👍🏽'.repeat(28)}.png`);
  });

  it('a name of a million characters is read at once', () => {
    const startedAt = performance.now();

    for (const run of ['.', ' ', '. ', '/', '\u0301', 'x']) {
      expect(toDisplayName(run.repeat(1_000_000), 'image/png').length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
    }

    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('whatever is typed, the name has no path, nothing invisible, and the right ending, or is refused', () => {
    const nasty = fc.constantFrom('\0', '\u202E', '/', '\\', '.', ' ', '\n', '.exe', '.png', '\uD83D', 'é');
    const name = fc.array(fc.oneof(fc.string({ unit: 'binary' }), nasty)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, (given) => {
        let shown: string;
        try {
          shown = toDisplayName(given, 'image/png');
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidError);
          return;
        }
        expect(shown).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+\.png$/u);
        expect(shown.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect(shown).not.toMatch(/^[ .]/);
      }),
      { numRuns: 200 },
    );
  });
});
