import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSealed } from '../../adapters/ballot/box-content.ts';
import { openObjectStore } from '../../adapters/object-store/open-object-store.ts';
import type { ObjectStore } from '../../adapters/ports.ts';
import { connectClient } from '../../adapters/temporal/engine.ts';
import { createHistorySource } from '../../adapters/temporal/histories.ts';
import { EncryptionCodec, readKeyRing } from '../../adapters/temporal/payload-codec.ts';
import { recountBundle } from '../../cli/audit/recount-command.ts';
import { replayDossier } from '../../cli/audit/replay-dossier.ts';
import { sampleDossier, sampleMinutes, sampleReports } from '../../cli/season/season.ts';
import { type WalkedDossier, walkSampleDossier } from '../../cli/season/walk.ts';
import { writeResults } from '../../cli/season/write-results.ts';
import type { SessionEvent } from '../../domain/council/session.ts';
import { decisionId } from '../../workflows/messages.ts';
import { launchBrowser, openContext, PHONE } from '../browser/support/chromium.ts';
import { vote } from '../browser/support/vote.ts';
import { type Installation, startInstallation } from '../support/installation.ts';
import { bundleForTests } from '../support/workflow-bench.ts';
import { everythingKept } from './everything-kept.ts';

/** One dossier through the whole product on real servers; one member votes with a real browser, script switched off. */
let installation: Installation;
let browser: Browser;
let walked: WalkedDossier;
let out: string;
let receipt = '';

beforeAll(async () => {
  [installation, browser] = await Promise.all([startInstallation(), launchBrowser()]);
  out = mkdtempSync(join(tmpdir(), 'ghicong-e2e-'));
  walked = await walkSampleDossier(
    {
      appUrl: installation.appUrl,
      mailWebUrl: installation.mailWebUrl,
      dataDir: installation.dir,
      otherHand: async (memberId, link) => {
        if (memberId !== 'bui-thi-my-le') return false;
        const context = await openContext(browser, installation.appUrl, { ...PHONE, script: false });
        const page = await context.newPage();
        receipt = await vote(page, { link, choices: { 1: 'YES', 2: 'YES', 3: 'YES', 4: 'YES', 5: 'YES', 6: 'YES' } });
        // A second open shows that the paper was taken, not a ballot, nor the receipt.
        await page.goto(link);
        expect(await page.locator('.code:visible').count()).toBe(0);
        expect(await page.locator('input[type=radio]').count()).toBe(0);
        await context.close();
        return true;
      },
    },
    () => undefined,
  );
  await writeResults(out, walked);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  if (out) rmSync(out, { recursive: true, force: true });
});

const openStore = (): Promise<ObjectStore> =>
  openObjectStore({
    endpoint: process.env.S3_ENDPOINT ?? '',
    accessKey: process.env.S3_ACCESS_KEY ?? '',
    secretKey: process.env.S3_SECRET_KEY ?? '',
    bucket: installation.environment.S3_BUCKET ?? '',
  });

describe('one dossier from proposal to archive', () => {
  it('leaves the files that the start command promises', () => {
    expect(readdirSync(out).sort()).toEqual([
      'bundle.zip',
      'certificates',
      'decision.pdf',
      'minutes.pdf',
      'submission.pdf',
      'summary.json',
    ]);
    expect(readdirSync(join(out, 'certificates'))).toHaveLength(6);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary.decisionNumber).toBe('01/QĐ-LĐLĐ');
    expect(summary.nominees.map((one: { status: string }) => one.status)).toEqual(Array(6).fill('AWARDED'));
    for (const { path, sha256 } of summary.files) expect(hashOf(readFileSync(join(out, path)))).toBe(sha256);
  });

  it('leaves a bundle from which the ballots are counted again without any server', () => {
    const [recount] = recountBundle(readFileSync(join(out, 'bundle.zip')));
    expect(recount?.findings.filter((one) => !one.holds)).toEqual([]);
    expect([recount?.onRoll, recount?.issued, recount?.spent]).toEqual([9, 9, 9]);
    expect(recount?.tally[2]).toEqual({ yes: 8, no: 0, noOpinion: 0 });
  });

  it('gave the browser voter a receipt', () => {
    expect(receipt).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  it('carries two valid signatures on the decision, in an independent validator', () => {
    if (!onPath('pdfsig')) throw new Error('pdfsig (poppler-utils) is not installed; .ci/run installs it');
    const said = execFileSync('pdfsig', ['-nocert', join(out, 'decision.pdf')], { encoding: 'utf8' });
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    expect(said.match(/Signature #\d/g)).toHaveLength(2);
    // The last signature covers the whole file; the first one everything before the clerk's number and date.
    expect(said.match(/^ +- Total document signed/gm)).toHaveLength(1);
    expect(said.indexOf('Trần Văn Hùng')).toBeLessThan(said.indexOf('CN=Liên đoàn Lao động tỉnh An Phú'));
  });

  it('states in minutes and count sheet exactly the numbers of the session’s events, both signed by whom they name', async () => {
    const { events, documents } = installation.registers;
    const recorded = (await events.chain(walked.sessionId)).map((one) => one.recorded.event as SessionEvent);
    const tally = recorded.find((event) => event.type === 'tallyRecorded');
    const cast = recorded.filter((event) => event.type === 'ballotCast').length;
    if (tally?.type !== 'tallyRecorded') throw new Error('nothing was counted');
    const store = await openStore();
    const papers = await Promise.all(
      (['MINUTES', 'COUNT_SHEET', 'INVITATION'] as const).map(async (kind) => {
        const record = await documents.find(walked.sessionId, kind, 'FINAL');
        if (record === undefined) throw new Error(`no ${kind}`);
        const path = join(out, `${kind.toLowerCase()}.tmp.pdf`);
        writeFileSync(path, await store.get(record.file));
        return { kind, path, text: wordsOf(path) };
      }),
    );
    const [minutes, countSheet, invitation] = papers;
    const two = (count: number) => String(count).padStart(2, '0');
    const share = (count: number, base: number) =>
      `${two(count)} (${((count * 100) / base).toFixed(2).replace('.', ',').replace(/,00$/, '')}%)`;
    for (const { text } of [minutes, countSheet].flatMap((one) => one ?? [])) {
      expect(text).toContain(`phát ra ${two(cast)}; thu về ${two(cast)} (phiếu điện tử ${two(cast)}, phiếu giấy 00)`);
      for (const [index, { yes, no, noOpinion, base, outcome }] of tally.results.entries()) {
        const { name, unit } = sampleDossier().nominees[index] as { name: string; unit: string };
        const row = [two(base), share(yes, base), share(no, base), share(noOpinion, base)].join(' ');
        expect(text).toContain(`${name}, ${unit} ${row} ${outcome === 'PASSED' ? 'Đạt' : 'Không đạt'}`);
      }
    }
    expect(countSheet?.text.replaceAll(' ', '')).toContain(tally.boxHash);
    const convened = recorded[0];
    if (convened?.type !== 'sessionConvened' || convened.instrumentsHash === undefined) throw new Error('no figures');
    expect(minutes?.text.replaceAll(' ', '')).toContain(convened.instrumentsHash);
    const signatures = papers.slice(0, 2).map(({ path }) => {
      const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
      return said.match(/Signature is Valid/g)?.length;
    });
    // Secretary and chair; on the count sheet a teller before them.
    expect(signatures).toEqual([2, 3]);
    // Members read this one before declaring an interest.
    for (const { name } of sampleDossier().nominees) expect(invitation?.text).not.toContain(name);
    expect(invitation?.text).toContain(`${two(tally.results.length)} trường hợp`);
    for (const { path } of papers) rmSync(path);
  });

  it('prints each certificate for its own recipient', () => {
    if (!onPath('pdftotext')) throw new Error('pdftotext (poppler-utils) is not installed; .ci/run installs it');
    const texts = readdirSync(join(out, 'certificates')).map((file) =>
      execFileSync('pdftotext', ['-layout', join(out, 'certificates', file), '-'], { encoding: 'utf8' }).normalize(
        'NFC',
      ),
    );
    for (const { name } of sampleDossier().nominees) {
      expect(
        texts.filter((text) => text.includes(name)),
        name,
      ).toHaveLength(1);
    }
    for (const text of texts) expect(text).toContain('Quyết định số 01/QĐ-LĐLĐ');
  });

  it('is proved again by replay: same events, same chain, files intact and locked', async () => {
    const { TEMPORAL_ADDRESS: address = '', PAYLOAD_KEYS_FILE = '' } = process.env;
    const dataConverter = { payloadCodecs: [new EncryptionCodec(readKeyRing(PAYLOAD_KEYS_FILE))] };
    const client = await connectClient(
      { address, namespace: installation.environment.TEMPORAL_NAMESPACE ?? '' },
      dataConverter,
    );
    const auditor = {
      registers: installation.registers,
      store: await openStore(),
      histories: createHistorySource(client),
      dataConverter,
      presentCode: async () => (await bundleForTests()).code,
    };
    try {
      const report = await replayDossier(auditor, walked.dossierId);
      expect(report.processes.map(({ replayed, chainHolds }) => [replayed, chainHolds])).toEqual(
        Array(4).fill([true, true]),
      );
      expect(report.outcome.replayed).toBe(report.outcome.recorded);
      expect(report.documents.every((one) => one.intact && one.locked)).toBe(true);
      expect(report.documents.map(({ title }) => title)).toContain(sampleMinutes().name);
      expect(report.holds).toBe(true);

      // Temporal forgets after retention; the locked copies must be enough.
      const forgotten = { ...auditor, histories: { history: async () => undefined } };
      expect((await replayDossier(forgotten, walked.dossierId)).holds).toBe(true);
    } finally {
      await client.connection.close();
    }
  });

  it('packs a bundle whose manifest names every file by its hash', async () => {
    const zip = new PizZip(readFileSync(join(out, 'bundle.zip')));
    const manifest = JSON.parse(zip.file('manifest.json')?.asText() ?? '{}');
    const names = Object.keys(zip.files).filter((name) => name !== 'manifest.json');
    expect(manifest.files.map((one: { path: string }) => one.path).sort()).toEqual(names.sort());
    for (const { path, sha256 } of manifest.files)
      expect(hashOf(Buffer.from(zip.file(path)?.asUint8Array() ?? []))).toBe(sha256);
    expect(names).toEqual(
      expect.arrayContaining([
        'evidence/001.docx',
        'rule-set.json',
        'worker-bundle.js',
        `histories/${walked.dossierId}.json`,
      ]),
    );
    const [convened] = await installation.registers.events.chain(walked.sessionId);
    const figures = Buffer.from(zip.file('instruments.json')?.asUint8Array() ?? []);
    expect(convened?.recorded.event).toMatchObject({ instrumentsHash: hashOf(figures) });
    const submission = JSON.parse(zip.file('submission.json')?.asText() ?? '{}');
    expect(submission.evidence).toEqual([
      { no: null, kind: 'BIEN_BAN', sha256: hashOf(sampleMinutes().bytes) },
      ...sampleReports().map(({ nomineeNo: no, bytes }) => ({ no, kind: 'BAO_CAO_THANH_TICH', sha256: hashOf(bytes) })),
    ]);
    // Numbers of people are no part of what is archived.
    for (const { citizenId } of sampleDossier().nominees) {
      if (citizenId !== undefined) expect(JSON.stringify(submission)).not.toContain(citizenId);
    }
    expect(zip.file('evidence/001.docx')?.asUint8Array()).toEqual(new Uint8Array(sampleMinutes().bytes));
    expect(hashOf(Buffer.from(zip.file('worker-bundle.js')?.asUint8Array() ?? []))).toBe(manifest.workerBundleSha256);
  });

  it('keeps names and choices out of Temporal and out of the logs', async () => {
    const zip = new PizZip(readFileSync(join(out, 'bundle.zip')));
    const histories = Object.keys(zip.files)
      .filter((name) => name.startsWith('histories/'))
      .map((name) => zip.file(name)?.asText() ?? '');
    expect(histories).toHaveLength(4);
    const { registers } = installation;
    const streams = [walked.dossierId, walked.sessionId, decisionId(walked.dossierId)];
    const events = JSON.stringify(await Promise.all(streams.map((stream) => registers.events.chain(stream))));
    const logs = ['worker', 'office', 'api'].map((role) => readFileSync(join(installation.dir, `${role}.log`), 'utf8'));
    for (const written of [...histories, events, ...logs]) {
      for (const { name, citizenId = name } of sampleDossier().nominees) {
        expect(written).not.toContain(name);
        expect(written).not.toContain(citizenId);
      }
      expect(written).not.toMatch(/NO_OPINION|"YES"/);
    }
  });

  it('keeps nothing anywhere that leads from a member to a choice', async () => {
    const bundle = readFileSync(join(out, 'bundle.zip'));
    const box = openSealed(new PizZip(bundle).file('ballots.json')?.asText() ?? '');
    expect([box.slips.length, box.papers.length]).toEqual([53, 9]);
    const everything = await everythingKept(installation, bundle);
    // It looks where it should: what is known to be there is found, in a decoded payload and in a row.
    const found = (text: string) => everything.filter((one) => one.text.includes(text)).map((one) => one.where);
    const { papers } = (await installation.registers.events.sessionState(walked.sessionId)) ?? {};
    const blinded = papers?.['bui-thi-my-le'] ?? 'none';
    expect(found(blinded)).toEqual(
      expect.arrayContaining([`histories/${walked.sessionId}.json`, `events/${walked.sessionId}.jsonl`, 'events']),
    );
    // The sealed box is one sorted text, in its table and in the bundle; nothing else may hold a number of it.
    const astray = (text: string) => found(text).filter((where) => !/^boxes( \(toast\))?$/.test(where));
    const numbers = [...box.slips, ...box.papers].map(({ serial }) => serial);
    for (const number of [...numbers, ...box.papers.map(({ signature }) => signature)])
      expect(astray(number)).toEqual([]);
    expect(found(receipt)).toEqual([]);
    const written = everything.filter(({ where }) => /^(histories|events)\/|\.log$|^mails$/.test(where));
    for (const { where, text } of written) expect(text, where).not.toMatch(/NO_OPINION|"YES"|"NO"/);
    const looked = everything.map(({ where }) => where);
    expect(looked).toEqual(expect.arrayContaining(['box_items', 'box_papers', 'pg_statistic', 'pg_class', 'events']));
    expect(looked.some((where) => where.startsWith('file global/'))).toBe(true);
  });

  it('refuses a signed file that was altered by one byte', async () => {
    const file = join(out, 'decision.pdf');
    const bytes = readFileSync(file);
    const altered = Buffer.from(bytes);
    altered[2000] = (altered[2000] ?? 0) ^ 1;
    const path = join(out, 'altered.pdf');
    writeFileSync(path, altered);
    const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
    expect(said.match(/Signature is Valid/g) ?? []).toHaveLength(0);
    rmSync(path);
  });
});

/** The words of a PDF in the order they were printed, cell by cell. */
const wordsOf = (path: string): string =>
  execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).normalize('NFC').replaceAll(/\s+/g, ' ');

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
