/**
 * The process that holds LibreOffice. A conversion blocks its thread and cannot be interrupted, and it keeps about
 * 1.2 GB: so it has a process of its own that its parent may kill. Messages: see wasm-messages.ts.
 *
 * Plain JavaScript on purpose: LibreOffice starts threads and waits for them without yielding, while a TypeScript
 * loader in those threads waits for this one. They would wait for each other for ever.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { createConverter } from '@matbee/libreoffice-converter/server';

/**
 * LibreOffice uses eight threads at once. The package prepares four; one made later is loaded by the main thread's
 * event loop, which LibreOffice blocks while it waits for that very thread: about every second run hung.
 */
const PREPARED_THREADS = 16;

const require = createRequire(import.meta.url);
// Absolute: with a relative path the package fails to start, or never answers.
const wasmPath = join(dirname(require.resolve('@matbee/libreoffice-converter/package.json')), 'wasm');

require.extensions['.cjs'] = (module, path) => {
  const source = readFileSync(path, 'utf8');
  if (basename(path) !== 'soffice.cjs') return module._compile(source, path);
  const prepared = source.replace('var pthreadPoolSize=4;', `var pthreadPoolSize=${PREPARED_THREADS};`);
  if (prepared === source) throw new Error('soffice.cjs no longer sets pthreadPoolSize=4: check wasm-child.mjs');
  return module._compile(prepared, path);
};
const wasmLoader = require(join(wasmPath, 'loader.cjs'));

/** @type {ReturnType<typeof createConverter> | undefined} */
let starting;

/** @param {import('./wasm-messages.ts').ConvertMessage} message */
async function convert({ id, docx, filterOptions }) {
  try {
    starting ??= createConverter({ wasmPath, wasmLoader, verbose: true });
    const office = await starting;
    const { data } = await office.convert(docx, { inputFormat: 'docx', outputFormat: 'pdf', filterOptions });
    return { id, pdf: data };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (/** @type {import('./wasm-messages.ts').ConvertMessage} */ message) => {
  void convert(message).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
