import type { EvidenceItem, EvidenceQuota } from '../../adapters/evidence-ports.ts';
import type { ObjectStore } from '../../adapters/ports.ts';
import type { Uploads } from '../../adapters/upload-ports.ts';
import { safeFileName } from '../../domain/evidence/file-name.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { PAPER_TITLES } from '../../domain/rulesets/paper-kinds.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';
import { holderClosedTo, isInitiativeId } from './evidence-holder.ts';

/** What files need beyond the rest: the gate they come in by, and the place they are kept. */
export interface FileDeps {
  readonly uploads: Uploads;
  readonly objectStore: ObjectStore;
}

export interface AttachEvidenceInput extends Caller {
  /** A draft's id, that of a dossier that was returned, or of an initiative that was not sent yet. */
  readonly holderId: string;
  readonly kind: string;
  readonly nomineeNo: number | null;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** The sentence of EVIDENCE_FULL names both. */
const QUOTA: EvidenceQuota = { files: 60, bytes: 200 * 1024 * 1024 };

const MOST_ROWS = 1000;

const isRow = (no: number): boolean => Number.isInteger(no) && no >= 1 && no <= MOST_ROWS;

/** The step under which a silent virus scanner stands among the incidents. */
const SCAN = 'scanEvidence';

/** Đính kèm minh chứng. The file is hashed and kept only after the gate let it pass. */
export const createAttachEvidence =
  (deps: CommandDeps & FileDeps) =>
  async (input: AttachEvidenceInput): Promise<Done<{ readonly item: EvidenceItem }>> => {
    const { registers, uploads, objectStore, now } = deps;
    const { person, channel, holderId, kind, nomineeNo, bytes } = input;
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'attachEvidence',
      subject: holderId,
    } as const;
    const closed = await holderClosedTo(deps, person, holderId);
    if (closed !== undefined) return refusal(deps, trace, { code: closed });
    if (!PAPER_TITLES.has(kind)) return refusal(deps, trace, { code: 'UNKNOWN_PAPER_KIND' });
    if (nomineeNo !== null && (isInitiativeId(holderId) || !isRow(nomineeNo)))
      return refusal(deps, trace, { code: 'UNKNOWN_NOMINEE' });
    // Asked again under a lock when it is kept; here it spares reading what there is no room for.
    if ((await registers.evidence.of(holderId)).length > QUOTA.files)
      return refusal(deps, trace, { code: 'EVIDENCE_FULL' });

    const checked = await uploads.check(bytes).catch((error: unknown) => {
      // By name, because the adapter's own module is not ours to import.
      if (error instanceof Error && error.name === 'ScannerUnavailable') return undefined;
      throw error;
    });
    if (checked === undefined) {
      const sentence = sentenceOf('SCANNER_UNAVAILABLE');
      await registers.incidents.raise({ subject: holderId, step: SCAN, sentence, attempts: 1 });
      return refusal(deps, trace, { code: 'SCANNER_UNAVAILABLE' });
    }
    await registers.incidents.clear(holderId, SCAN);
    if ('refused' in checked) return refusal(deps, trace, checked.refused);

    const at = now().toISOString();
    const kept = await registers.evidence.attach(
      {
        holderId,
        kind,
        nomineeNo,
        fileName: safeFileName(input.fileName),
        file: await objectStore.put(bytes, checked.mediaType),
        pages: checked.pages,
        uploadedBy: person.id,
        uploadedAt: at,
      },
      QUOTA,
    );
    return kept === 'FULL' ? refusal(deps, trace, { code: 'EVIDENCE_FULL' }) : { ok: true, at, item: kept };
  };
