import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userError } from './messages.mjs';
import { projectRoot } from './paths.mjs';

/** Throws a UserError when this Node.js is older than package.json asks for. */
export function requireNode(found = process.versions.node) {
  const needed = neededNode();
  if (!isAtLeast(found, needed)) throw userError('nodeTooOld', { found, needed });
}

/** The oldest Node.js that package.json allows, e.g. "20.19". */
export function neededNode() {
  return JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    .engines.node.replace('>=', '')
    .trim();
}

export function isAtLeast(found, needed) {
  const [a, b] = [found, needed].map((version) => version.split('.').map(Number));
  for (let index = 0; index < b.length; index += 1) {
    if ((a[index] ?? 0) !== b[index]) return (a[index] ?? 0) > b[index];
  }
  return true;
}
