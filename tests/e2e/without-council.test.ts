import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desks } from '../../cli/season/desks.ts';
import { sampleDossier } from '../../cli/season/season.ts';
import { type Installation, startInstallation } from '../support/installation.ts';

/** Khen thưởng đột xuất on real servers: from the proposal to the certificates without a council. */
let installation: Installation;
let folder: string;

beforeAll(async () => {
  installation = await startInstallation();
  folder = mkdtempSync(join(tmpdir(), 'ghicong-no-council-'));
}, 300_000);

afterAll(async () => {
  await installation?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly step: string;
  readonly stage: string;
  readonly nomineeList: readonly { readonly status: string }[];
  readonly documents: readonly {
    readonly kind: string;
    readonly stage: string;
    readonly href: string;
    readonly mediaType: string;
  }[];
}

it('an award that asks no council is verified, decided, signed, issued and archived, and its papers speak of none', async () => {
  const { appUrl, mailWebUrl, dir, registers } = installation;
  const desks = new Desks({ appUrl, mailWebUrl, dataDir: dir });
  const union = await desks.visitor('vo-thi-ngoc-an');
  const officer = await desks.visitor('nguyen-thi-hong-ngu');
  const authority = await desks.visitor('tran-van-hung');
  const clerk = await desks.visitor('vo-thi-xuan');
  const { unitId: _, ...content } = sampleDossier();
  const { dossierId } = await union.post<{ dossierId: string }>('/api/v1/dossiers', {
    ...content,
    awardCode: 'BK_TLD_DX',
  });
  const at = `/api/v1/dossiers/${dossierId}`;
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    RECEIVE: () => officer.post(`${at}/receipt`),
    VERIFY: () => officer.post(`${at}/verification`, { failed: [] }),
    DECIDE: () =>
      authority.post(`${at}/award-decision`, { refusedNominees: [{ no: 6, reason: 'Thành tích thuộc năm trước' }] }),
    SIGN: () => authority.post(`${at}/signature`),
    ISSUE: () => clerk.post(`${at}/issuance`),
  };
  const seen: string[] = [];
  let dossier: Answer | undefined;
  const until = Date.now() + 180_000;
  while (dossier?.stage !== 'ARCHIVED') {
    if (Date.now() > until) throw new Error(`${dossierId} stands at ${dossier?.step}`);
    dossier = await officer.get<Answer>(at).catch(() => undefined);
    const act = dossier && acts[dossier.step];
    if (dossier && act && seen.at(-1) !== dossier.step) {
      seen.push(dossier.step);
      await act();
    } else await new Promise((resume) => setTimeout(resume, 300));
  }
  expect(seen).toEqual(['RECEIVE', 'VERIFY', 'DECIDE', 'SIGN', 'ISSUE']);
  expect(dossier.nomineeList.map(({ status }) => status)).toEqual([...Array(5).fill('AWARDED'), 'REJECTED']);

  const final = dossier.documents.filter(
    ({ stage, mediaType }) => stage === 'FINAL' && mediaType === 'application/pdf',
  );
  expect(final.filter(({ kind }) => kind === 'CERTIFICATE')).toHaveLength(5);
  expect(final.filter(({ kind }) => kind === 'MINUTES')).toHaveLength(0);
  const decision = final.find(({ kind }) => kind === 'DECISION');
  const path = join(folder, 'decision.pdf');
  writeFileSync(path, await officer.download(decision?.href ?? ''));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC');
  expect(text).toContain('Tờ trình số');
  expect(text).not.toContain('Biên bản họp');
  expect(text).not.toContain('Hội đồng');

  const kinds = (await registers.outbox.about([dossierId, `${dossierId}/decision`])).map(({ kind }) => kind);
  expect(kinds).toContain('verifiedToDecide');
  expect(kinds).not.toContain('verified');
}, 240_000);
