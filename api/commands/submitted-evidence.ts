import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { EvidenceRecord } from '../../adapters/register-ports.ts';
import type { CommandDeps } from './command.ts';

/**
 * The papers of a version as its hash will bind them: all that was sent before, and what is new. In one order, each once,
 * so that the same papers give the same hash, also when the attempt before broke off after they were locked.
 * Undefined when a paper belongs to a row that holds no nominee any more.
 * @param rows for nominee 1, 2, …: the row of the form
 */
export async function evidenceFor(
  { registers }: Pick<CommandDeps, 'registers'>,
  dossierId: string,
  draftId: string | null,
  rows: readonly number[],
): Promise<readonly EvidenceRecord[] | undefined> {
  const holders = draftId === null ? [dossierId] : [dossierId, draftId];
  const items = (await Promise.all(holders.map((holder) => registers.evidence.of(holder)))).flat();
  const records = new Map<string, EvidenceRecord>();
  for (const item of items) {
    const no = numberOf(item, rows);
    if (no === undefined) return undefined;
    const { kind } = item;
    const { sha256 } = item.file;
    records.set(`${String(no ?? 0).padStart(6, '0')} ${kind} ${sha256}`, { no, kind, sha256 });
  }
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

function numberOf({ nomineeNo, lockedIn }: EvidenceItem, rows: readonly number[]): number | null | undefined {
  // Once locked it is the nominee's own number, not the form's row.
  if (nomineeNo === null || lockedIn !== null) return nomineeNo;
  const index = rows.indexOf(nomineeNo);
  return index < 0 ? undefined : index + 1;
}
