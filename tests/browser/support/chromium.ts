/** A real browser for tests. Knows nothing of how the site it opens was started. */

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';

/** Its own default arguments run everything in one process, which dies when a context is closed. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  });

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

export const PHONE: Look = { width: 360, height: 740 };
export const DESKTOP: Look = { width: 1280, height: 900 };

/** @param cookie `name=value` of a signed-in person, or '' */
export async function openContext(browser: Browser, site: string, look: Look, cookie = ''): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? 'dark' : 'light',
    javaScriptEnabled: look.script ?? true,
    locale: 'vi-VN',
  });
  const [name, value] = cookie.split('=');
  if (name && value) await context.addCookies([{ name, value, url: site }]);
  return context;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly where: readonly string[];
}

/** What axe finds against WCAG 2.0 to 2.2, levels A and AA. The page needs script switched on. */
export async function violationsOn(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            root: unknown,
            options: unknown,
          ) => Promise<{ violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[] }>;
        };
      }
    ).axe;
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map((one) => ({ rule: one.id, help: one.help, where: one.nodes.map((node) => node.html) }));
  });
}

/** A picture under `out/screens/`, for people to look at: of the whole page, or of what the window shows. */
export async function screenshot(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = new URL('../../../out/screens/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const take = () => page.screenshot({ path: new URL(`${name}.png`, folder).pathname, fullPage });
  // Several browsers on a small machine: now and then one has no picture to give at the first asking.
  await take().catch(take);
}

/** True when nothing sticks out to the right, so that nobody has to scroll sideways. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
