import { join } from 'node:path';
import { readJson } from './json-file.mjs';
import { projectRoot } from './paths.mjs';

/** The workflows' own list as `Name=Type`, so that a development server knows the attributes from its first second. */
export function readSearchAttributes(root = projectRoot) {
  const attributes = readJson(join(root, 'workflows', 'search-attributes.json'), {});
  return Object.entries(attributes).map(([name, type]) => `${name}=${type}`);
}
