import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OfficeConverter } from '../ports.ts';
import {
  assertDocx,
  assertPdf,
  CONVERSION_LIMIT_MS,
  OfficeConversionError,
  PDF_EXPORT,
  SerialQueue,
  timeLimitError,
} from './conversion.ts';

/**
 * The LibreOffice of this machine, one process for each document: nothing grows, and nothing of one document is left
 * for the next. Prints Times New Roman with the Tinos shipped here, because a system's own substitute may lack
 * Vietnamese letters.
 */
export class SofficeConverter implements OfficeConverter {
  readonly #queue = new SerialQueue();
  readonly #command: string;
  readonly #limitMs: number;

  constructor(command = 'soffice', options: { readonly limitMs?: number } = {}) {
    this.#command = command;
    this.#limitMs = options.limitMs ?? CONVERSION_LIMIT_MS;
  }

  async toPdf(docx: Buffer): Promise<Buffer> {
    assertDocx(docx);
    return await this.#queue.run(() => this.#convert(docx));
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => undefined);
  }

  async #convert(docx: Buffer): Promise<Buffer> {
    const folder = await mkdtemp(join(tmpdir(), 'ghicong-office-'));
    try {
      const input = join(folder, 'document.docx');
      const fonts = join(folder, 'fonts.conf');
      await writeFile(input, docx);
      await writeFile(fonts, fontConfiguration());
      await this.#run(
        [
          // A profile of its own: a second soffice on a shared profile hands over to the first and ends at once.
          `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
          '--headless',
          '--norestore',
          '--convert-to',
          `pdf:writer_pdf_Export:${JSON.stringify(PDF_EXPORT)}`,
          '--outdir',
          folder,
          input,
        ],
        { ...process.env, FONTCONFIG_FILE: fonts },
      );
      return assertPdf(await readFile(join(folder, 'document.pdf')));
    } catch (error) {
      if (error instanceof OfficeConversionError) throw error;
      throw new OfficeConversionError('LibreOffice không tạo được tệp PDF.', { cause: error });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #run(parameters: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { env, timeout: this.#limitMs, killSignal: 'SIGKILL' } as const;
      execFile(this.#command, parameters, options, (error, _stdout, stderr) => {
        if (!error) resolve();
        else if (error.killed) reject(timeLimitError(this.#limitMs));
        else reject(new OfficeConversionError('LibreOffice báo lỗi khi chuyển văn bản.', { cause: stderr || error }));
      });
    });
  }
}

function fontConfiguration(): string {
  const tinos = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${tinos}</dir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>Liberation Serif</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
  </match>
</fontconfig>
`;
}
