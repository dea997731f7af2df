import { describe, expect, it } from 'vitest';
import { LONG_FILES, violationsIn } from './support/architecture-rules.ts';
import { importsOf, projectRoot, readSources, type Source } from './support/imports.ts';

const sources = readSources(projectRoot());
const textOf = (path: string) => sources.find((source) => source.path === path)?.text ?? '';

describe('the architecture', () => {
  it('is kept by every file', () => {
    expect(violationsIn(sources)).toStrictEqual([]);
  });

  it('is looked for in the whole project', () => {
    const folders = new Set(sources.map((source) => source.path.split('/')[0]));
    for (const folder of ['domain', 'workflows', 'activities', 'adapters', 'api', 'worker', 'templates', 'tools']) {
      expect(folders).toContain(folder);
    }
    expect(importsOf({ path: 'workflows/host.ts', text: textOf('workflows/host.ts') }).length).toBeGreaterThan(5);
  });

  it('names no long file that is gone or has become short', () => {
    const stale = Object.keys(LONG_FILES).filter((path) => textOf(path).trimEnd().split('\n').length <= 300);
    expect(stale).toStrictEqual([]);
  });

  it('exports every workflow, each under the name of an async function', () => {
    const exported = [...textOf('workflows/index.ts').matchAll(/export \{ (\w+) \} from '\.\/([\w.-]+)'/g)];
    for (const [, name, file] of exported) {
      expect(textOf(`workflows/${file}`)).toMatch(new RegExp(`^export async function ${name}\\(`, 'm'));
    }
    const files = sources.flatMap(({ path }) => /^workflows\/(.+\.workflow\.ts)$/.exec(path)?.[1] ?? []);
    expect(exported.map(([, , file]) => file).toSorted()).toStrictEqual(files.toSorted());
  });
});

describe('a planted violation is caught:', () => {
  const file = (path: string, text: string): Source => ({ path, text });

  it.each([
    ['a package in domain', file('domain/x.ts', "import { z } from 'zod';"), 'domain imports only domain'],
    ['node in domain', file('domain/a/x.ts', "import type { A } from 'node:fs';"), 'domain imports only domain'],
    [
      'a workflow in domain',
      file('domain/x.ts', "export * from '../workflows/host.ts';"),
      'domain imports only domain',
    ],
    ['a dynamic import', file('domain/x.ts', "const a = await import('pg');"), 'domain imports only domain'],
    ['an import over many lines', file('domain/x.ts', "import {\n  a,\n  type B,\n} from 'pg';"), 'domain imports'],
    ['a clock in domain', file('domain/x.ts', 'const at = Date.now();'), 'domain reads no clock'],
    [
      'an activity’s code in a workflow',
      file('workflows/x.ts', "import { a } from '../activities/contracts.ts';"),
      'workflows import',
    ],
    ['node in a workflow', file('workflows/x.ts', "import { createHash } from 'node:crypto';"), 'workflows import'],
    [
      'the client in a workflow',
      file('workflows/x.ts', "import { Client } from '@temporalio/client';"),
      'workflows import',
    ],
    [
      'an adapter in an activity',
      file('activities/x.ts', "import { a } from '../adapters/mail/create-mailer.ts';"),
      'activities import',
    ],
    [
      'an adapter’s type in an activity',
      file('activities/x.ts', "import type { A } from '../adapters/mail/a.ts';"),
      'activities import',
    ],
    [
      'a port’s value in an activity',
      file('activities/x.ts', "import { A } from '../adapters/ports.ts';"),
      'activities import',
    ],
    ['pg in an activity', file('activities/x.ts', "import pg from 'pg';"), 'activities import'],
    ['an activity in an adapter', file('adapters/x.ts', "import { a } from '../activities/a.ts';"), 'adapters import'],
    ['a page in an adapter', file('adapters/a/x.ts', "import { a } from '../../api/pages/a.tsx';"), 'adapters import'],
    [
      'a register in a page',
      file('api/pages/x.tsx', "import { a } from '../../adapters/postgres/links.ts';"),
      'api imports',
    ],
    ['workflow code in api', file('api/x.ts', "import { dossier } from '../workflows/index.ts';"), 'api imports'],
    [
      'an adapter in the worker’s parts',
      file('worker/x.ts', "import { a } from '../adapters/mail/a.ts';"),
      'only the composition roots',
    ],
    ['a main in a main', file('cli/x.ts', "import '../worker/main.ts';"), 'nothing imports a main'],
    [
      'a test’s helper in the product',
      file('cli/x.ts', "import { a } from '../tests/support/given.ts';"),
      'nothing imports a test',
    ],
    ['a package in tools', file('tools/x.mjs', "import pg from 'pg';"), 'tools run before'],
    ['TypeScript in tools', file('tools/x.ts', ''), 'tools are plain .mjs'],
    ['a default export', file('api/x.ts', 'export default 1;'), 'no default exports'],
    [
      'a constant beside the workflows',
      file('workflows/index.ts', 'export const A = 1;'),
      'exports workflow functions',
    ],
    ['a file of 301 lines', file('api/x.ts', 'a;\n'.repeat(301)), 'needs a reason'],
  ])('%s', (_what, planted, rule) => {
    const found = violationsIn([planted]);
    expect(found.some((line) => line.startsWith(`${planted.path}: `) && line.includes(rule))).toBe(true);
  });

  it.each([
    file('domain/x.ts', "// import a from 'pg';\n/*\n * import 'pg'\n */\nexport const a = \"from 'pg'\";"),
    file('workflows/x.ts', "import type { A } from '../activities/contracts.ts';"),
    file('worker/main.ts', "import { a } from '../adapters/mail/a.ts';"),
    file('domain/x.test.ts', "import fc from 'fast-check';"),
    file('api/x.ts', 'a;\n'.repeat(300)),
  ])('but not what is allowed: $path', (allowed) => {
    expect(violationsIn([allowed])).toStrictEqual([]);
  });
});
