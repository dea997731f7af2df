import { createHash } from 'node:crypto';
import { NO_ANSWERS } from '../../domain/intake/answers.ts';
import { proposeLayout } from '../../domain/intake/layout.ts';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

export interface BeginImportInput extends Caller {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** The longest file name that is kept; it is shown only. */
const LONGEST_NAME = 120;

/** Nhận tệp danh sách: reads it once and keeps what was read. The same file again gives the same import. */
export const createBeginImport =
  (deps: ImportCommandDeps) =>
  async ({ person, channel, fileName, bytes }: BeginImportInput): Promise<Done<{ readonly importId: string }>> => {
    const trace = {
      actor: { id: person.id, role: 'proposer' },
      channel,
      command: 'beginImport',
      subject: person.unitId,
    } as const;
    if (!person.roles.includes('proposer')) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    const workbook = await deps.spreadsheets.read(bytes);
    if ('unreadable' in workbook) return refusal(deps, trace, { code: workbook.unreadable });
    const record = await deps.registers.imports.begin(
      {
        unitId: person.unitId,
        fileName: tidy(fileName).slice(0, LONGEST_NAME) || 'danh-sach',
        fileHash: createHash('sha256').update(bytes).digest('hex'),
        createdBy: person.id,
      },
      { workbook, layout: proposeLayout(workbook), answers: NO_ANSWERS, applied: [] },
    );
    return { ok: true, at: deps.now().toISOString(), importId: record.id };
  };
