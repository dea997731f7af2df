import { createHash } from 'node:crypto';
import type { ReadingProgress } from '../../adapters/intake-ports.ts';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import { importRole } from '../register-areas.ts';
import { type BeginImportInput, createBeginImport } from './begin-import.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

/** Milliseconds between two signs of life. */
const BEAT = 1000;
/** A file over which readers die is given up. */
const MOST_ATTEMPTS = 3;

/** Nhận tệp: keeps it before anything is read, so that a crash loses nothing. The same file of the same request is one. */
export const createReceiveUpload =
  (deps: ImportCommandDeps) =>
  async (input: Omit<BeginImportInput, 'tell'>): Promise<Done<{ readonly readingId: string }>> => {
    const { person, channel, requestId, area, bytes } = input;
    if (importRole(area, person) === undefined) {
      const actor = { id: person.id, role: person.roles[0] ?? 'proposer' } as const;
      const trace = { actor, channel, command: 'beginImport', subject: person.unitId } as const;
      return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    }
    const hash = createHash('sha256')
      .update(JSON.stringify([person.id, requestId, area]))
      .update(bytes)
      .digest('hex');
    const readingId = `doc-${hash.slice(0, 32)}`;
    const fileName = tidy(input.fileName) || 'danh-sach';
    const place = { unitId: person.unitId, personId: person.id, channel };
    await deps.registers.readings.receive({ id: readingId, area, fileName, ...place }, bytes);
    return { ok: true, at: deps.now().toISOString(), readingId };
  };

/**
 * Đọc tệp đã nhận. Whoever waits for a file may call this: it is read by one at a time, and again when its reader has
 * died. Its outcome stands in the register.
 */
export const createReadUpload = (deps: ImportCommandDeps) => {
  const begin = createBeginImport(deps);
  return async ({ readingId, ...caller }: Caller & { readonly readingId: string }): Promise<void> => {
    const { readings } = deps.registers;
    const reading = await readings.find(readingId);
    if (reading === undefined || reading.personId !== caller.person.id || reading.outcome !== null) return;
    const taken = await readings.take(readingId);
    if (taken === undefined) return;
    if (taken.attempts > MOST_ATTEMPTS) return readings.settle(readingId, { refused: 'READING_FAILED' });
    let progress: ReadingProgress = { rows: 0, of: 0 };
    // A beat that gets lost is followed by the next one.
    const beat = setInterval(() => void readings.beat(readingId, progress).catch(() => {}), BEAT);
    try {
      const { area, fileName } = reading;
      const tell = (now: ReadingProgress) => {
        progress = now;
      };
      const result = await begin({ ...caller, area, fileName, bytes: taken.bytes, tell });
      const outcome = 'refused' in result ? { refused: result.refused.code } : { importId: result.importId };
      await readings.settle(readingId, outcome);
    } finally {
      clearInterval(beat);
    }
  };
};
