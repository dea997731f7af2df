/** A union at work with its lists: filled-in templates, uploads, pressed buttons. */

import { expect, vi } from 'vitest';
import type { SheetToWrite } from '../../../adapters/intake-ports.ts';
import { createSpreadsheets } from '../../../adapters/spreadsheet/create-spreadsheets.ts';
import { importTemplate } from '../../../api/queries/import-template.ts';
import { catalogueOn } from '../../../api/queries/import-view.ts';
import type { Browser, World } from './world.ts';

export const AWARD = 'Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh';

/** A filled-in template: one row for each name, the id made from the number. */
export async function workbookOf(
  ...rows: readonly (readonly [name: string, id: string, unit?: string])[]
): Promise<Buffer> {
  const [people, ...others] = importTemplate(catalogueOn('2026-11-25')) as readonly [SheetToWrite, ...SheetToWrite[]];
  const filled = rows.map(([name, id, unit = 'Xưởng May 1'], index) => [
    ...[
      String(index + 1),
      name,
      '27/02/1985',
      'Nam',
      id,
      'Công nhân',
      unit,
      'TT',
      AWARD,
      'Hoàn thành tốt nhiệm vụ',
      '',
    ],
  ]);
  return createSpreadsheets().write([{ ...people, rows: [...people.rows, ...filled] }, ...others]);
}

const DESK = '/nhap-danh-sach';

/** Sends a file in as the form does. */
export async function send(site: World, browser: Browser, bytes: Buffer, name: string, desk = DESK) {
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get(desk)).body)?.[1] ?? '';
  const form = new FormData();
  form.set('csrf', csrf);
  form.set('tep', new File([new Uint8Array(bytes)], name));
  const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await site.app.request(desk, { method: 'POST', body: form, headers });
  return { status: answer.status, body: await answer.text(), location: answer.headers.get('location') ?? '' };
}

/** Sends a file in and follows the page that waits, as a browser does. */
export async function uploadTo(site: World, browser: Browser, bytes: Buffer, name: string, desk = DESK) {
  const sent = await send(site, browser, bytes, name, desk);
  return sent.location.includes('/dang-doc/') ? { ...sent, location: await arrival(browser, sent.location) } : sent;
}

export const upload = (site: World, browser: Browser, bytes: Buffer, name = 'danh-sach.xlsx') =>
  uploadTo(site, browser, bytes, name);

export const arrival = (browser: Browser, waiting: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const { status, headers } = await browser.get(waiting);
      expect(status).toBe(303);
      return headers.get('location') ?? '';
    },
    { timeout: 60_000, interval: 100 },
  );

/** The hidden fields of a form on a page, and what is added to them. */
export async function press(
  browser: Browser,
  page: string,
  path: string,
  fields: Readonly<Record<string, string>> = {},
) {
  const { body } = await browser.get(page);
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  return browser.submit(page, path, { version, ...fields });
}
