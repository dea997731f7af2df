/** Reads the import statements of our own sources: enough for code that Biome has formatted, without a parser. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export interface Source {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path inside the project (`domain/acts.ts`), a package (`npm:hono/jsx`) or a part of Node (`node:fs`). */
  readonly target: string;
  /** `import type`: gone before the code runs. */
  readonly typeOnly: boolean;
}

/** Statements begin their line, so neither comments nor texts are taken for one; no clause holds `=`, `(` or a quote. */
const STATEMENT = /^[ \t]*(?:import|export)[ \t]+(type[ \t]+)?(?:[\w$*\s{},]*?\bfrom[ \t]*)?['"]([^'"\n]+)['"]/gm;
const EXPRESSION = /(?<![\w.])(?:import|require)\(\s*['"]([^'"\n]+)['"]/g;

export function importsOf({ path, text }: Source): Import[] {
  const code = text.replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, '');
  const statements = [...code.matchAll(STATEMENT)].map(([, type, name = '']) => ({
    target: resolve(path, name),
    typeOnly: type !== undefined,
  }));
  const expressions = [...code.matchAll(EXPRESSION)].map(([, name = '']) => ({
    target: resolve(path, name),
    typeOnly: false,
  }));
  return [...statements, ...expressions];
}

function resolve(from: string, name: string): string {
  if (name.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), name));
  return name.startsWith('node:') ? name : `npm:${name}`;
}

/** The project's root: the nearest folder above this file that holds the package. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

const NOT_OURS = ['node_modules', 'out'];

/** Every source file of the project: .ts, .tsx and .mjs. */
export function readSources(root: string): Source[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.name.startsWith('.') || NOT_OURS.includes(entry.name)) return [];
      if (entry.isDirectory()) return walk(path);
      return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
    });
  return walk('.').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
