import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseConverter } from './choose-converter.ts';
import { assertDocx, assertPdf, OfficeConversionError, SerialQueue } from './conversion.ts';
import { GotenbergConverter } from './gotenberg-converter.ts';
import { SofficeConverter } from './soffice-converter.ts';
import { WasmConverter } from './wasm-converter.ts';

const DOCX = Buffer.from('PK\u0003\u0004 stands for a Word file');
const PDF = '%PDF-1.7\n…\n%%EOF\n';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(cleanUp.splice(0).map((end) => end()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  cleanUp.push(async () => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A folder with an executable `soffice` that runs `script`. */
async function fakeSoffice(script: string): Promise<{ folder: string; command: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-soffice-'));
  const command = join(folder, 'soffice');
  await writeFile(command, `#!/bin/sh\n${script}\n`);
  await chmod(command, 0o755);
  cleanUp.push(() => rm(folder, { recursive: true }));
  return { folder, command };
}

describe('guards', () => {
  it('refuses what is not a Word file, before any converter turns it into a PDF of text', async () => {
    expect(() => assertDocx(Buffer.from('xin chào'))).toThrow('không phải là văn bản Word');
    await expect(new WasmConverter().toPdf(Buffer.from('xin chào'))).rejects.toThrow(OfficeConversionError);
  });

  it('refuses a PDF that was cut short', () => {
    expect(() => assertPdf(Buffer.from('%PDF-1.7\nhalf'))).toThrow('không trọn vẹn');
  });
});

describe('SerialQueue', () => {
  it('runs one task at a time, in order, and goes on after a failure', async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    const task =
      (name: string, fail = false) =>
      async () => {
        log.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        log.push(`${name} ends`);
        if (fail) throw new Error(name);
      };
    const runs = [queue.run(task('a')), queue.run(task('b', true)), queue.run(task('c'))];
    expect((await Promise.allSettled(runs)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});

describe('GotenbergConverter', () => {
  it('asks for PDF/A-2b and returns the file', async () => {
    let asked = '';
    const url = await serve((request, response) => {
      request.setEncoding('latin1').on('data', (chunk: string) => {
        asked += chunk;
      });
      request.on('end', () => response.end(PDF));
    });
    expect((await new GotenbergConverter(`${url}/office`).toPdf(DOCX)).toString()).toBe(PDF);
    expect(asked).toContain('name="pdfa"\r\n\r\nPDF/A-2b');
    expect(asked).toContain('filename="document.docx"');
  });

  it('says what went wrong: refused, unreachable, too slow', async () => {
    const refusing = await serve((_, response) => response.writeHead(503).end('busy'));
    await expect(new GotenbergConverter(refusing).toPdf(DOCX)).rejects.toThrow('mã 503');
    await expect(new GotenbergConverter('http://127.0.0.1:9').toPdf(DOCX)).rejects.toThrow('Không kết nối được');
    const silent = await serve(() => undefined);
    await expect(new GotenbergConverter(silent, { limitMs: 50 }).toPdf(DOCX)).rejects.toThrow('quá thời hạn');
  });
});

describe('SofficeConverter', () => {
  it('converts in a profile of its own, as PDF/A-2b, with fonts that have Vietnamese letters', async () => {
    const { folder, command } = await fakeSoffice(
      `echo "$@" > "$(dirname "$0")/arguments"; cp "$FONTCONFIG_FILE" "$(dirname "$0")/fonts.conf"
while [ "$1" != --outdir ]; do shift; done; printf '%%PDF-1.7\\n%%%%EOF\\n' > "$2/document.pdf"`,
    );
    expect((await new SofficeConverter(command).toPdf(DOCX)).toString()).toBe('%PDF-1.7\n%%EOF\n');
    const parameters = await readFile(join(folder, 'arguments'), 'utf8');
    expect(parameters).toMatch(/-env:UserInstallation=file:.*profile/);
    expect(parameters).toContain('"SelectPdfVersion":{"type":"long","value":"2"}');
    expect(await readFile(join(folder, 'fonts.conf'), 'utf8')).toMatch(/Times New Roman[\s\S]*Tinos/);
  });

  it('stops a conversion that takes too long, and reports one that fails or writes nothing', async () => {
    const slow = await fakeSoffice('exec sleep 30');
    await expect(new SofficeConverter(slow.command, { limitMs: 100 }).toPdf(DOCX)).rejects.toThrow('quá thời hạn');
    const failing = await fakeSoffice('echo broken >&2; exit 77');
    await expect(new SofficeConverter(failing.command).toPdf(DOCX)).rejects.toMatchObject({ cause: 'broken\n' });
    const idle = await fakeSoffice('exit 0');
    await expect(new SofficeConverter(idle.command).toPdf(DOCX)).rejects.toThrow('không tạo được tệp PDF');
  });
});

describe('chooseConverter', () => {
  it('prefers Gotenberg, then soffice on the PATH, and needs neither', async () => {
    const { folder } = await fakeSoffice('exit 0');
    expect(chooseConverter({ GOTENBERG_URL: 'http://gotenberg:3000', PATH: folder })).toBeInstanceOf(
      GotenbergConverter,
    );
    expect(chooseConverter({ PATH: `/nowhere:${folder}` })).toBeInstanceOf(SofficeConverter);
    expect(chooseConverter({ PATH: '/nowhere' })).toBeInstanceOf(WasmConverter);
  });
});
