/**
 * The process in which a stranger's file is parsed and drawn. It gets the file on its standard input, one job in its
 * arguments, and ends; its parent (foreign-process.ts) gives it no environment, and kills it when it takes too long.
 */

import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { previewPage } from '../pdf/preview.ts';
import type { Inspection } from './foreign-process.ts';

const MOST_PIXELS = 50_000_000;
/** Readable on a screen. */
const PREVIEW_DPI = 96;
const PREVIEW_WIDTH = 1000;

const [job = '', kind = '', number = '1', memory = '0'] = process.argv.slice(2);
watchMemory(Number(memory));
const bytes = await buffer(process.stdin);
const answer = job === 'inspect' ? Buffer.from(JSON.stringify(await inspect())) : await picture(Number(number));
process.stdout.write(answer, () => process.exit(0));

/**
 * Ends the process when it holds more than it may. A parser blocks its thread, and what it takes lies outside the heap
 * that Node can limit, so another thread has to look.
 */
function watchMemory(most: number): void {
  const watch = `
    const { memoryUsage, kill, pid } = require('node:process');
    setInterval(() => { if (memoryUsage.rss() > ${most}) kill(pid, 'SIGKILL'); }, 20);`;
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}

async function inspect(): Promise<Inspection> {
  if (kind !== 'pdf') return await inspectImage();
  // Loaded when it is needed: a picture must not wait for a parser it does not use.
  const { inspectPdf } = await import('./inspect-pdf.ts');
  return await inspectPdf(bytes);
}

/** Drawn once, small: what cannot be drawn is damaged. */
async function inspectImage(): Promise<Inspection> {
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height * pages > MOST_PIXELS) return { code: 'UPLOAD_TOO_MANY_PIXELS' };
    await sharp(bytes, { limitInputPixels: MOST_PIXELS }).resize({ width: 64 }).raw().toBuffer();
    return { pages: 1 };
  } catch {
    return { code: 'UPLOAD_DAMAGED' };
  }
}

async function picture(page: number): Promise<Buffer> {
  if (kind === 'pdf') return await previewPage(bytes, page - 1, { dpi: PREVIEW_DPI });
  return await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: PREVIEW_WIDTH, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}
