import { isDeepStrictEqual } from 'node:util';
import type { ProcessHistory } from '../adapters/ports.ts';
import type { DocumentRecord } from '../adapters/register-ports.ts';
import type { Recorded } from '../domain/acts.ts';
import { boxIdOf, roundOf } from '../domain/council/roll.ts';
import { certificatesId, decisionId } from '../workflows/messages.ts';
import { type BundleEntry, packBundle } from './archive/bundle.ts';
import { evidenceEntries } from './archive/evidence-entries.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { lockDocument } from './keep-document.ts';
import { dossierFile, must } from './lookups.ts';

/** Register and history tell different stories; nothing is archived until somebody has looked. */
class HistoryDiffers extends Error {
  override readonly name = 'HistoryDiffers';
}

/**
 * Exports everything that proves how the dossier went, checks that the histories replay, and locks it: Temporal deletes
 * closed histories after retention. The dossier's own history is taken as it stands at this step.
 */
export const createArchiveDossier =
  (deps: ActivityDeps): EverydayActivities['archiveDossier'] =>
  async ({ dossierId, sessionId }) => {
    const { registers } = deps;
    const already = await registers.documents.find(dossierId, 'BUNDLE', 'FINAL');
    if (already) return { bundleSha256: already.file.sha256 };

    const file = await dossierFile(registers, dossierId, deps.now().toISOString().slice(0, 10));
    const streams = [dossierId, decisionId(dossierId), ...(sessionId === null ? [] : [sessionId])];
    const decided = (await registers.events.length(decisionId(dossierId))) > 0;
    const issued = file.state.nominees.some((nominee) => nominee.status === 'AWARDED') || decided;
    const workflows = [
      dossierId,
      ...(sessionId === null ? [] : [sessionId]),
      ...(decided ? [decisionId(dossierId)] : []),
      ...(issued && (await registers.certificates.of(dossierId)).length > 0 ? [certificatesId(dossierId)] : []),
    ];

    const entries: BundleEntry[] = [];
    for (const workflowId of workflows) {
      const history = must(await deps.histories.history(workflowId), `history of ${workflowId}`);
      const replayed = await deps.verifyHistory(workflowId, history.json);
      await compareWithRegister(deps, workflowId, replayed);
      await lockHistory(deps, dossierId, history, file.award.retentionYears, workflows.indexOf(workflowId));
      entries.push({ path: `histories/${fileName(workflowId)}.json`, bytes: Buffer.from(history.json) });
    }
    for (const stream of streams) {
      const chain = await registers.events.chain(stream);
      if (chain.length === 0) continue;
      const lines = chain.map((event) => `${JSON.stringify(event)}\n`).join('');
      entries.push({ path: `events/${fileName(stream)}.jsonl`, bytes: Buffer.from(lines) });
    }
    for (const document of await finalDocuments(deps, streams)) {
      entries.push({ path: `documents/${documentName(document)}`, bytes: await deps.store.get(document.file) });
    }
    entries.push(...(await evidenceEntries(deps.store, await registers.documents.of([dossierId]))));
    entries.push({ path: 'rule-set.json', bytes: json(file.ruleSet) });
    entries.push({ path: 'submission.json', bytes: json(file.submission) });
    if (sessionId !== null) {
      entries.push({ path: 'ballots.json', bytes: json(await registers.box.published(sessionId)) });
      const session = await registers.events.sessionState(sessionId);
      if (session !== undefined && roundOf(session) === 2) {
        const second = await registers.box.published(boxIdOf(sessionId, session));
        entries.push({ path: 'ballots-second-round.json', bytes: json(second) });
      }
    }
    entries.push({ path: 'worker-bundle.js', bytes: await deps.workerBundle.code() });

    const bundle = await packBundle(entries, {
      dossierId,
      ruleSet: file.ruleSet.id,
      workerBundleSha256: deps.workerBundle.sha256,
      streams: Object.fromEntries(
        await Promise.all(
          streams.map(async (stream) => [stream, (await registers.events.chain(stream)).at(-1)?.hash ?? null] as const),
        ),
      ),
      madeAt: deps.now().toISOString(),
    });
    const facts = {
      subjectId: dossierId,
      kind: 'BUNDLE',
      part: 0,
      stage: 'FINAL',
      title: 'Bộ hồ sơ lưu trữ và kiểm chứng',
      provenance: null,
    } as const;
    const kept = await lockDocument(deps, bundle, facts, file.award.retentionYears, 'application/zip');
    const code = { ...facts, part: 1, title: 'Mã chương trình của quy trình' } as const;
    await lockDocument(deps, await deps.workerBundle.code(), code, file.award.retentionYears, 'text/javascript');
    return { bundleSha256: kept.file.sha256 };
  };

/** What the history decides again must be what the register chained: the two were written by different hands. */
async function compareWithRegister(
  deps: ActivityDeps,
  streamId: string,
  replayed: readonly Recorded<{ readonly type: string }>[],
): Promise<void> {
  const chain = await deps.registers.events.chain(streamId);
  for (const again of replayed) {
    const kept = chain[again.seq - 1]?.recorded;
    if (!isDeepStrictEqual(kept, JSON.parse(JSON.stringify(again))))
      throw new HistoryDiffers(`event ${again.seq} of ${streamId}`);
  }
}

const lockHistory = (deps: ActivityDeps, dossierId: string, history: ProcessHistory, years: number, part: number) =>
  lockDocument(
    deps,
    Buffer.from(history.json),
    {
      subjectId: dossierId,
      kind: 'HISTORY',
      part,
      stage: 'FINAL',
      title: `Lịch sử thực thi ${history.workflowId}`,
      provenance: null,
    },
    years,
    'application/json',
  );

async function finalDocuments(deps: ActivityDeps, streams: readonly string[]): Promise<readonly DocumentRecord[]> {
  const all = await deps.registers.documents.of(streams);
  return all.filter(
    (one) => one.stage === 'FINAL' && one.kind !== 'EVIDENCE' && one.file.mediaType === 'application/pdf',
  );
}

const documentName = ({ kind, part }: DocumentRecord): string =>
  `${kind.toLowerCase()}${part === 0 ? '' : `-${String(part).padStart(3, '0')}`}.pdf`;

const fileName = (id: string): string => id.replaceAll('/', '-');

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
