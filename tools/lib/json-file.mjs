import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The parsed file, or `fallback` when it does not exist or (after a crash of the machine) is not JSON. */
export function readJson(path, fallback = undefined) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(error.code) || error instanceof SyntaxError) return fallback;
    throw error;
  }
}

/** Writes whole or not at all: a reader never sees half a file. */
export function writeJson(path, value, mode = 0o644) {
  writeText(path, `${JSON.stringify(value, null, 2)}\n`, mode);
}

export function writeText(path, text, mode = 0o644) {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
