/** A whole installation for tests: real registers in a database of its own, the engine and the file store in memory. */

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { pino } from 'pino';
import { countAgain } from '../../../adapters/ballot/count-again.ts';
import { createIssuer } from '../../../adapters/ballot/issuer.ts';
import { createIssuerKeys } from '../../../adapters/ballot/issuer-keys.ts';
import { createPaperDesk } from '../../../adapters/ballot/paper-desk.ts';
import { celLanguage } from '../../../adapters/criteria/cel-language.ts';
import { createEligibility } from '../../../adapters/eligibility/create-eligibility.ts';
import type { FileRef, Mail, ObjectStore } from '../../../adapters/ports.ts';
import { openRegisters } from '../../../adapters/postgres/open-registers.ts';
import type { DocumentKind, DocumentStage, Registers } from '../../../adapters/register-ports.ts';
import { newToken, tokenHash } from '../../../adapters/secrets.ts';
import { createSpreadsheets } from '../../../adapters/spreadsheet/create-spreadsheets.ts';
import { openUploads } from '../../../adapters/uploads/open-uploads.ts';
import { createApp } from '../../../api/app.ts';
import { type AppDeps, DEFAULT_LIMITS } from '../../../api/deps.ts';
import { createDatabase, type TestDatabase } from '../../adapters/support/database.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';

const SAMPLES = new URL('../../../samples/season/', import.meta.url);
const sample = (name: string, revive?: Parameters<typeof JSON.parse>[1]) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(name, SAMPLES)), 'utf8'), revive);

/** The sample dossier without the numbers of its people: a test that ties them to somebody says so. */
export const DOSSIER = sample('dossier-may-hoa-binh.json', (key, value) => (key === 'citizenId' ? undefined : value));

export interface World {
  readonly app: ReturnType<typeof createApp>;
  readonly deps: AppDeps;
  readonly engine: FakeEngine;
  readonly registers: Registers;
  readonly database: TestDatabase;
  /** The clock; tests move it. */
  readonly clock: { at: Date };
  readonly logged: string[];
  /** Text messages sent, in order. */
  readonly texts: readonly { readonly to: string; readonly text: string }[];
  /** A browser of somebody signed in: keeps the cookie, follows no redirect. */
  as(personId: string): Promise<Browser>;
  /** A browser of nobody in particular, which keeps no cookie. */
  anyone(): Browser;
  /** A member's browser: nobody is signed in, and what cookies it is given it keeps. */
  phone(): Browser;
  /** Takes the waiting mails, in the order they would be sent. */
  mails(): Promise<Mail[]>;
  document(subjectId: string, kind: DocumentKind, stage: DocumentStage, title: string): Promise<string>;
  close(): Promise<void>;
}

export interface Browser {
  readonly cookie: string;
  get(path: string): Promise<{ status: number; body: string; headers: Headers }>;
  post(path: string, fields: Fields): Promise<{ status: number; body: string; headers: Headers }>;
  /** Posts with the proof of origin found on a page. */
  submit(page: string, path: string, fields?: Fields): Promise<{ status: number; body: string; headers: Headers }>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export async function createWorld(
  over: Partial<AppDeps['config']> = {},
  preview: AppDeps['preview'] = { pages: async () => 2, webp: async (_, page) => Buffer.from(`picture ${page}`) },
): Promise<World> {
  const database = await createDatabase();
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  const now = () => clock.at;
  const registers = await openRegisters({
    url: database.url,
    secret: 'a secret of the tests, long enough for a key',
    now,
  });
  await registers.directory.save(sample('season.json'));
  const engine = createFakeEngine(registers, now);
  const files = new Map<string, Buffer>();
  const keys = mkdtempSync(join(tmpdir(), 'ghicong-issuer-'));
  const logged: string[] = [];
  const texts: { to: string; text: string }[] = [];
  const deps: AppDeps = {
    registers,
    engine,
    issuer: createIssuer(createIssuerKeys(keys, 'a secret of the issuer, long enough for a key'), engine),
    papers: createPaperDesk(),
    countAgain,
    objectStore: memoryStore(files),
    eligibility: createEligibility(registers, celLanguage(), now),
    uploads: openUploads({ scanner: null }),
    preview,
    spreadsheets: createSpreadsheets(),
    sms: { send: async (to, text) => void texts.push({ to, text }) },
    now,
    config: {
      appUrl: 'http://127.0.0.1:8080',
      temporalUi: { url: 'http://127.0.0.1:8233', namespace: 'default' },
      limits: DEFAULT_LIMITS,
      signInPause: 0,
      settleTime: 500,
      ...over,
    },
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    probes: { 'sổ hồ sơ': () => registers.directory.organisation('tld') },
    companions: {},
  };
  const app = createApp(deps);

  const browser = (cookie: string, jar?: Map<string, string>): Browser => {
    const send = async (path: string, init: RequestInit) => {
      const kept = [cookie, ...[...(jar ?? [])].map(([name, value]) => `${name}=${value}`)].filter(Boolean).join('; ');
      const headers = { ...(kept === '' ? {} : { cookie: kept }), ...(init.headers as Record<string, string>) };
      const answer = await app.request(path, { ...init, headers });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar?.set(name, value);
      }
      return { status: answer.status, body: await answer.text(), headers: answer.headers };
    };
    const self: Browser = {
      cookie,
      get: (path) => send(path, {}),
      post: (path, fields) => {
        const body = new URLSearchParams();
        for (const [name, value] of Object.entries(fields))
          for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
        const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
        return send(path, { method: 'POST', body: body.toString(), headers });
      },
      async submit(page, path, fields = {}) {
        const csrf = /name="csrf" value="([^"]+)"/.exec((await self.get(page)).body)?.[1] ?? '';
        return self.post(path, { csrf, ...fields });
      },
    };
    return self;
  };

  return {
    app,
    deps,
    engine,
    registers,
    database,
    clock,
    logged,
    texts,
    anyone: () => browser(''),
    phone: () => browser('', new Map()),
    async as(personId) {
      const cookie = newToken();
      await registers.webSessions.open(personId, tokenHash(cookie), '2099-01-01T00:00:00.000Z');
      return browser(`ghicong=${cookie}`);
    },
    async mails() {
      const sent: Mail[] = [];
      await registers.outbox.flush(async (mail) => void sent.push(mail));
      return sent;
    },
    async document(subjectId, kind, stage, title) {
      const pdf = await PDFDocument.create();
      pdf.addPage([595, 842]).drawText(`${subjectId} ${kind} ${stage}`);
      const file = await deps.objectStore.put(Buffer.from(await pdf.save()), 'application/pdf');
      const createdAt = now().toISOString();
      const lock = stage === 'FINAL' ? ({ mode: 'COMPLIANCE', until: '2046-12-01T00:00:00.000Z' } as const) : null;
      await registers.documents.save({
        subjectId,
        kind,
        part: 0,
        stage,
        title,
        file,
        lock,
        provenance: null,
        createdAt,
      });
      return file.sha256;
    },
    async close() {
      await registers.close();
      await database.drop();
      rmSync(keys, { recursive: true, force: true });
    },
  };
}

function memoryStore(files: Map<string, Buffer>): ObjectStore {
  const put = async (bytes: Buffer, mediaType: string): Promise<FileRef> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.set(sha256, bytes);
    return { bucket: 'test', key: sha256, versionId: '1', sha256, size: bytes.length, mediaType };
  };
  return {
    put,
    putLocked: async (bytes, mediaType, until) => ({
      ...(await put(bytes, mediaType)),
      lock: { mode: 'COMPLIANCE', until: until.toISOString() },
    }),
    get: async (ref) => {
      const bytes = files.get(ref.sha256);
      if (bytes === undefined) throw new Error('no such file');
      return bytes;
    },
    lockOf: async () => undefined,
  };
}
