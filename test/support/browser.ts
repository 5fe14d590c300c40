import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium(): string | undefined {
  return PLACES.find((path) => path !== '' && existsSync(path));
}

/** Whether a Chromium is on this machine. Without one `what` is skipped, and the run says so. */
export function hasChromium(what: string): boolean {
  if (findChromium() !== undefined) return true;
  process.stderr.write(`Skipped: ${what}. There is no Chromium here; set CHROMIUM_PATH.\n`);
  return false;
}

/** A headless Chromium; close it in the end. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here; set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: QUIET });
}

/** What axe has to say of the page, one line a finding; nothing when all is well. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

/** Whether something is wider than the window, so that the page scrolls sideways. */
export function sticksOut(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
}

/** The errors of the page's scripts and of its content security policy; the list grows as they happen. */
export function scriptErrorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => void errors.push(error.message));
  page.on('console', (message) => {
    const isRefusedAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusedAnswer) errors.push(message.text());
  });
  return errors;
}
