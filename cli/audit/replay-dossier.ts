import { chainHash, NO_PREVIOUS } from '../../adapters/postgres/hash-chain.ts';
import type { ChainedEvent, DocumentRecord } from '../../adapters/register-ports.ts';
import type { Recorded } from '../../domain/acts.ts';
import { evolveDossier, type RecordedDossierEvent, stageOf } from '../../domain/dossier/dossier.ts';
import { replayHistory } from '../../worker/replay.ts';
import { certificatesId, decisionId } from '../../workflows/messages.ts';
import type { Auditor } from './auditor.ts';

/** What one process came to when it was run again. */
export interface ProcessFinding {
  readonly workflowId: string;
  /** Where the history came from: Temporal itself, or the locked copy, which was made just before the process ended. */
  readonly source: 'temporal' | 'archive';
  readonly running: boolean;
  readonly replayed: boolean;
  readonly problem?: string;
  /** Events decided again, and how many the register has: fewer are right only before the end of the process. */
  readonly events: { readonly replayed: number; readonly recorded: number };
  readonly chainHolds: boolean;
  readonly chainHead: string | null;
}

export interface TimelineLine {
  readonly at: string;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly role: string;
  readonly channel: string;
  readonly hash: string;
}

export interface DocumentFinding {
  readonly title: string;
  readonly sha256: string;
  readonly intact: boolean;
  readonly locked: boolean;
}

export interface ReplayReport {
  readonly dossierId: string;
  readonly holds: boolean;
  readonly outcome: { readonly replayed: string; readonly recorded: string };
  readonly processes: readonly ProcessFinding[];
  readonly documents: readonly DocumentFinding[];
  readonly timeline: readonly TimelineLine[];
}

class UnknownDossier extends Error {
  override readonly name = 'UnknownDossier';
}

/**
 * Runs every process of a dossier again with the code that ran it, folds the events that code decides, and holds them
 * against the register's hash chain, the recorded outcome and the stored files.
 */
export async function replayDossier(auditor: Auditor, dossierId: string): Promise<ReplayReport> {
  const { registers } = auditor;
  const state = await registers.events.dossierState(dossierId);
  const row = await registers.dossiers.row(dossierId);
  if (!state || !row)
    throw new UnknownDossier(`Không có hồ sơ ${dossierId}. Xem các mã hồ sơ bằng lệnh “ghicong list”.`);

  const documents = await registers.documents.of([
    dossierId,
    decisionId(dossierId),
    ...(state.sessionId ? [state.sessionId] : []),
  ]);
  const code = await codeFor(auditor, documents);
  const processes: ProcessFinding[] = [];
  let refolded: readonly Recorded<{ readonly type: string }>[] = [];
  const timeline: TimelineLine[] = [];
  for (const workflowId of [dossierId, state.sessionId, decisionId(dossierId), certificatesId(dossierId)]) {
    if (workflowId === null) continue;
    const chain = await registers.events.chain(workflowId);
    const run = await rerun(auditor, code, workflowId, documents);
    if (run === undefined) continue;
    const events = run.streams.get(workflowId) ?? [];
    if (workflowId === dossierId) refolded = events;
    processes.push(finding(workflowId, run, events, chain));
    timeline.push(...chain.map((event) => lineOf(workflowId, event)));
  }
  timeline.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq));

  const folded = refolded.reduce<ReturnType<typeof evolveDossier> | null>(
    (before, recorded) => evolveDossier(before, recorded as RecordedDossierEvent),
    null,
  );
  const outcome = {
    replayed: folded ? outcomeOf(folded, stageOf(folded)) : '–',
    recorded: outcomeOf(state, row.stage),
  };
  const files = await Promise.all(
    documents.filter((one) => one.stage === 'FINAL').map((one) => checkFile(auditor, one)),
  );
  // Before the end of the process the register may be a step ahead of the history.
  const behind = (processes[0]?.events.replayed ?? 0) < (processes[0]?.events.recorded ?? 0);
  const sameOutcome = outcome.replayed === outcome.recorded || behind;
  const holds =
    sameOutcome &&
    processes.length > 0 &&
    processes.every((one) => one.replayed && one.chainHolds) &&
    files.every((file) => file.intact && file.locked);
  return { dossierId, holds, outcome, processes, documents: files, timeline };
}

interface Run {
  readonly source: 'temporal' | 'archive';
  readonly running: boolean;
  readonly streams: ReadonlyMap<string, readonly Recorded<{ readonly type: string }>[]>;
  readonly problem?: string;
}

/** Undefined when there never was such a process. */
async function rerun(
  auditor: Auditor,
  code: string,
  workflowId: string,
  documents: readonly DocumentRecord[],
): Promise<Run | undefined> {
  const live = await auditor.histories.history(workflowId);
  const kept = documents.find((one) => one.kind === 'HISTORY' && one.title.endsWith(` ${workflowId}`));
  const source = live ? 'temporal' : 'archive';
  const running = live?.running ?? false;
  const json = live?.json ?? (kept && (await auditor.store.get(kept.file)).toString('utf8'));
  if (json === undefined) return undefined;
  try {
    const { streams } = await replayHistory(code, auditor.dataConverter, workflowId, JSON.parse(json));
    return { source, running, streams };
  } catch (error) {
    return { source, running, streams: new Map(), problem: error instanceof Error ? error.message : String(error) };
  }
}

function finding(
  workflowId: string,
  run: Run,
  events: readonly Recorded<{ readonly type: string }>[],
  chain: readonly ChainedEvent[],
): ProcessFinding {
  let previous = NO_PREVIOUS;
  const agrees = chain.every((kept, index) => {
    const again = events[index];
    // Beyond the end of a locked copy only the chain itself can be checked.
    const hash = chainHash(previous, again ?? kept.recorded);
    previous = hash;
    return hash === kept.hash;
  });
  const ended = run.source === 'temporal' && !run.running;
  const complete = ended ? events.length === chain.length : events.length >= chain.length - 2;
  return {
    workflowId,
    source: run.source,
    running: run.running,
    replayed: run.problem === undefined,
    ...(run.problem === undefined ? {} : { problem: run.problem }),
    events: { replayed: events.length, recorded: chain.length },
    chainHolds: agrees && (chain.length === 0 || complete),
    chainHead: chain.at(-1)?.hash ?? null,
  };
}

/** The archived bundle of the code that ran the dossier; before archiving, the code of this installation. */
async function codeFor(auditor: Auditor, documents: readonly DocumentRecord[]): Promise<string> {
  const kept = documents.find((one) => one.kind === 'BUNDLE' && one.file.mediaType === 'text/javascript');
  return kept ? (await auditor.store.get(kept.file)).toString('utf8') : await auditor.presentCode();
}

async function checkFile(auditor: Auditor, { title, file }: DocumentRecord): Promise<DocumentFinding> {
  const intact = await auditor.store.get(file).then(
    () => true,
    () => false,
  );
  const lock = await auditor.store.lockOf(file).catch(() => undefined);
  return { title, sha256: file.sha256, intact, locked: lock?.mode === 'COMPLIANCE' };
}

const lineOf = (stream: string, { recorded, hash }: ChainedEvent): TimelineLine => ({
  at: recorded.at,
  stream,
  seq: recorded.seq,
  type: recorded.event.type,
  actor: recorded.actor.id,
  role: recorded.actor.role,
  channel: recorded.channel,
  hash,
});

const outcomeOf = (
  state: { readonly nominees: readonly { readonly status: string }[]; readonly decisionNumber: string | null },
  stage: string,
): string => {
  const counts = new Map<string, number>();
  for (const { status } of state.nominees) counts.set(status, (counts.get(status) ?? 0) + 1);
  const said = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  return `${stage}; ${said}; số ${state.decisionNumber ?? 'chưa có'}`;
};
