import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
import type { ConvertedMessage, ConvertMessage } from './wasm-messages.ts';

/**
 * LibreOffice as WebAssembly from npm: needs nothing installed. Starts its process at the first conversion (2–3 s),
 * converts one document at a time, and starts a new process after a failure or a time-out.
 * Its own Liberation Serif stands in for Times New Roman and has every Vietnamese letter.
 */
export class WasmConverter implements OfficeConverter {
  readonly #queue = new SerialQueue();
  readonly #limitMs: number;
  #child: ChildProcess | undefined;
  #lastId = 0;

  constructor(options: { readonly limitMs?: number } = {}) {
    this.#limitMs = options.limitMs ?? CONVERSION_LIMIT_MS;
  }

  async toPdf(docx: Buffer): Promise<Buffer> {
    assertDocx(docx);
    return await this.#queue.run(() => this.#convert(docx));
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => this.#stop());
  }

  #convert(docx: Buffer): Promise<Buffer> {
    this.#child ??= startChild();
    const child = this.#child;
    this.#lastId += 1;
    const message: ConvertMessage = { id: this.#lastId, docx, filterOptions: JSON.stringify(PDF_EXPORT) };
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void) => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        outcome();
      };
      // After any failure LibreOffice's memory is not to be trusted: the next document gets a new process.
      const fail = (error: OfficeConversionError) =>
        settle(() => {
          this.#stop();
          reject(error);
        });
      const onMessage = (answer: ConvertedMessage) => {
        if (answer.id !== message.id) return;
        if ('problem' in answer)
          fail(new OfficeConversionError('LibreOffice không đọc được văn bản.', { cause: answer.problem }));
        else settle(() => resolve(assertPdf(Buffer.from(answer.pdf))));
      };
      const onExit = (code: number | null, signal: string | null) =>
        fail(new OfficeConversionError('Tiến trình LibreOffice dừng đột ngột.', { cause: signal ?? code }));
      const onError = (cause: Error) =>
        fail(new OfficeConversionError('Không chạy được tiến trình LibreOffice.', { cause }));
      const timer = setTimeout(() => fail(timeLimitError(this.#limitMs)), this.#limitMs);
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send(message);
    });
  }

  #stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

function startChild(): ChildProcess {
  const child = fork(fileURLToPath(new URL('wasm-child.mjs', import.meta.url)), {
    // Not the parent's: a TypeScript loader would hang LibreOffice's threads.
    // The quick compiler alone halves start time and memory, and documents this small gain nothing from the other.
    execArgv: ['--liftoff-only'],
    env: { ...process.env, NODE_OPTIONS: '' },
    // Sends buffers as they are; JSON would make each byte a number.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Whoever forgets to close the converter can still exit: the child ends with the channel.
  child.unref();
  child.channel?.unref();
  return child;
}
