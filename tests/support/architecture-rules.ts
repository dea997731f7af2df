/** Which part may lean on which: ARCHITECTURE.md as data. */

import { importsOf, type Source } from './imports.ts';

interface ImportRule {
  /** Shown to whoever breaks it. */
  readonly rule: string;
  readonly of: RegExp;
  readonly except?: RegExp;
  readonly allows: readonly RegExp[];
  /** Allowed with `import type` only: nothing of it is there when the code runs. */
  readonly allowsTypes?: readonly RegExp[];
}

const DOMAIN = /^domain\//;
const PORTS = /^adapters\/([a-z]+-)?ports\.ts$/;
const ENGINE_PORT = /^api\/engine-port\.ts$/;
const MESSAGES = /^workflows\/messages\.ts$/;
const NODE = /^node:/;
const NPM = /^npm:/;

/** Tests, and what is only there for tests, may see everything. */
const TESTS = /^(tests|bench)\/|\.test\.tsx?$|^vitest\.config\.ts$/;

/** The programs that put the parts together. */
const COMPOSERS = /^(api\/main\.ts|worker\/([\w-]*main|compose|start-workers)\.ts|cli\/.*)$/;

const IMPORT_RULES: readonly ImportRule[] = [
  {
    rule: 'domain imports only domain: no package, no node:*, no Temporal',
    of: DOMAIN,
    allows: [DOMAIN],
  },
  {
    rule: 'workflows import domain, workflows and the Temporal sandbox; of activities and registers only types',
    of: /^workflows\//,
    allows: [DOMAIN, /^workflows\//, /^npm:@temporalio\/(workflow|common)$/],
    allowsTypes: [/^activities\/contracts\.ts$/, /^adapters\/register-ports\.ts$/],
  },
  {
    rule: 'activities import domain, templates, workflows/messages and types of ports; no adapter',
    of: /^activities\//,
    allows: [
      DOMAIN,
      /^activities\//,
      /^templates\//,
      MESSAGES,
      NODE,
      /^npm:(@temporalio\/activity|yazl|canonicalize)$/,
    ],
    allowsTypes: [PORTS, ENGINE_PORT],
  },
  {
    rule: 'templates import domain, templates and packages',
    of: /^templates\//,
    allows: [DOMAIN, /^templates\//, NODE, NPM],
  },
  {
    rule: 'adapters import domain, templates, ports and workflows/messages; never activities, pages or the worker',
    of: /^adapters\//,
    allows: [DOMAIN, /^templates\//, /^adapters\//, MESSAGES, ENGINE_PORT, NODE, NPM],
  },
  {
    rule: 'api imports domain, workflows/messages, ports, secrets, environment and templates/mail; no other adapter',
    of: /^api\//,
    except: /^api\/main\.ts$/,
    allows: [
      DOMAIN,
      /^api\//,
      MESSAGES,
      PORTS,
      /^adapters\/(secrets|environment)\.ts$/,
      /^templates\/(mail\/|_shared\/official-text\.ts$)/,
      NODE,
      NPM,
    ],
  },
  {
    rule: 'tools run before `npm ci`: only node:* and tools',
    of: /^tools\//,
    allows: [NODE, /^tools\//],
  },
  {
    rule: 'only the composition roots (api/main, worker/*main, compose, start-workers, cli) construct adapters',
    of: /^(domain|workflows|activities|templates|api|worker)\//,
    except: COMPOSERS,
    allows: [/^(?!adapters\/)/, PORTS, /^adapters\/(secrets|environment)\.ts$/],
    allowsTypes: [/^adapters\//],
  },
  {
    rule: 'nothing imports a main: it is a program, not a part',
    of: /./,
    allows: [/^(?!(api|cli)\/main\.ts$|worker\/[\w-]*main\.ts$)/],
  },
  {
    rule: 'nothing imports a test',
    of: /./,
    allows: [/^(?!tests\/|bench\/|.*\.test\.tsx?$)/],
  },
];

/** Files over 300 lines, each with the reason why it is one file. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  'adapters/postgres/schema.ts': 'the tables as the migrations make them, columns only',
  'domain/council/session.ts':
    'a session’s state, its events and what each changes: what an auditor reads, in one place',
  'domain/dossier/dossier.ts':
    'a dossier’s states, its events and what each changes: what an auditor reads, in one place',
  'adapters/register-ports.ts': 'the registers as one list of promises, types only; read from top to bottom',
  'tests/adapters/event-log.test.ts': 'all that the event log promises, beside the one table it is about',
  'tests/council/ballot-model.test.ts': 'the ballot’s model: all acts of all hands, in one course',
  'tests/adapters/ballot-box.test.ts': 'all that the ballot box promises, beside the one table it is about',
};

const MAX_LINES = 300;

/** Code that must give the same answer on every replay reads neither clock nor chance. */
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\.|\bglobalThis\b|\bsetTimeout\(|\bconsole\./;

/** Each broken rule as one line: `file: rule (what broke it)`. */
export function violationsIn(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [...importViolations(source), ...shapeViolations(source)]);
}

function importViolations(source: Source): string[] {
  if (TESTS.test(source.path)) return [];
  return IMPORT_RULES.filter(({ of, except }) => of.test(source.path) && !except?.test(source.path)).flatMap((rule) =>
    importsOf(source)
      .filter(({ target, typeOnly }) => {
        const allowed = typeOnly ? [...rule.allows, ...(rule.allowsTypes ?? [])] : rule.allows;
        return !allowed.some((pattern) => pattern.test(target));
      })
      .map(({ target }) => `${source.path}: ${rule.rule} (imports ${target})`),
  );
}

function shapeViolations({ path, text }: Source): string[] {
  const broken: string[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > MAX_LINES && !(path in LONG_FILES)) {
    broken.push(`${path}: a file over ${MAX_LINES} lines needs a reason in LONG_FILES (has ${lines})`);
  }
  if (/^export default /m.test(text) && path !== 'vitest.config.ts') broken.push(`${path}: no default exports`);
  if (DOMAIN.test(path) && !TESTS.test(path)) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const found = IMPURE.exec(code)?.[0];
    if (found !== undefined) broken.push(`${path}: domain reads no clock, chance or process (has ${found})`);
  }
  if (path.startsWith('tools/') && !path.endsWith('.mjs')) broken.push(`${path}: tools are plain .mjs`);
  if (path === 'workflows/index.ts') {
    for (const line of text.replace(/\/\*[\s\S]*?\*\//g, '').split('\n')) {
      if (line.trim() !== '' && !/^export \{ \w+ \} from '\.\/[\w-]+\.workflow\.ts';$/.test(line)) {
        broken.push(`${path}: exports workflow functions and nothing else (has ${line.trim()})`);
      }
    }
  }
  return broken;
}
