import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { OfficeConverter } from '../ports.ts';
import { GotenbergConverter } from './gotenberg-converter.ts';
import { SofficeConverter } from './soffice-converter.ts';
import { WasmConverter } from './wasm-converter.ts';

/**
 * `GOTENBERG_URL` when set, else `soffice` on the PATH, else LibreOffice as WebAssembly, which needs nothing.
 * Starts nothing yet; `close()` the converter when done.
 */
export function chooseConverter(environment: Readonly<Record<string, string | undefined>>): OfficeConverter {
  if (environment.GOTENBERG_URL) return new GotenbergConverter(environment.GOTENBERG_URL);
  const soffice = findOnPath('soffice', environment.PATH ?? '');
  return soffice ? new SofficeConverter(soffice) : new WasmConverter();
}

function findOnPath(command: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, command))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Absent or not ours to run: the next folder may have it.
    return false;
  }
}
