import { createHash } from 'node:crypto';
import type { ImportArea, ImportContent, ReadingProgress } from '../../adapters/intake-ports.ts';
import { type Answers, NO_ANSWERS } from '../../domain/intake/answers.ts';
import { carryOver } from '../../domain/intake/carry-over.ts';
import { proposeLayout } from '../../domain/intake/layout.ts';
import { proposeLists } from '../../domain/intake/lists.ts';
import type { Workbook } from '../../domain/intake/workbook.ts';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import { questionsIn } from '../queries/import-view.ts';
import { importRole, registerArea } from '../register-areas.ts';
import { type Caller, type Done, type ImportCommandDeps, refusal } from './command.ts';

export interface BeginImportInput extends Caller {
  readonly area: ImportArea;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly tell?: (progress: ReadingProgress) => void;
}

/** The longest file name that is kept; it is shown only. */
const LONGEST_NAME = 120;

/** Nhận tệp danh sách: reads it once and keeps what was read. The same file again gives the same import. */
export const createBeginImport =
  (deps: ImportCommandDeps) =>
  async (input: BeginImportInput): Promise<Done<{ readonly importId: string }>> => {
    const { person, channel, area, fileName, bytes, tell } = input;
    const role = importRole(area, person);
    const actor = { id: person.id, role: role ?? person.roles[0] ?? 'proposer' } as const;
    const trace = { actor, channel, command: 'beginImport', subject: person.unitId } as const;
    if (role === undefined) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    const workbook = await deps.spreadsheets.read(bytes, tell);
    if ('unreadable' in workbook) return refusal(deps, trace, { code: workbook.unreadable });
    const unanswered = { workbook, layout: layoutFor(area, workbook), answers: NO_ANSWERS, applied: [] };
    const answers = await earlierAnswers(deps, input, unanswered);
    const record = await deps.registers.imports.begin(
      {
        area,
        unitId: person.unitId,
        fileName: tidy(fileName).slice(0, LONGEST_NAME) || 'danh-sach',
        fileHash: createHash('sha256').update(bytes).digest('hex'),
        createdBy: person.id,
      },
      { ...unanswered, answers },
    );
    return { ok: true, at: deps.now().toISOString(), importId: record.id };
  };

function layoutFor(area: ImportArea, workbook: Workbook) {
  const register = registerArea(area);
  return register === undefined ? proposeLayout(workbook) : proposeLists(workbook, register.kinds);
}

/** What was answered in the unit's last import of the kind, wherever the new file asks the same. */
async function earlierAnswers(
  deps: ImportCommandDeps,
  { area, ...caller }: BeginImportInput,
  unanswered: ImportContent,
): Promise<Answers> {
  const before = await deps.registers.imports.latest(area, caller.person.unitId);
  if (before === undefined) return NO_ANSWERS;
  const { answers } = before.content;
  if (answers.cells.length === 0 && answers.leftOut.length === 0) return NO_ANSWERS;
  const ask = (content: ImportContent) => questionsIn(deps, caller, area, content);
  return carryOver(await ask({ ...before.content, answers: NO_ANSWERS }), answers, await ask(unanswered));
}
