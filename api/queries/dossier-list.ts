import type { DossierRow, Person, Registers } from '../../adapters/register-ports.ts';
import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { awardRuleOf } from '../../domain/dossier/rules-of.ts';
import { mayReadDossier, worksForBody } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import { nextStep, STAGES_OF } from './next-step.ts';

export interface ListPage {
  readonly rows: readonly DossierRow[];
  /** Where the next page begins; undefined on the last one. */
  readonly next?: { readonly updatedAt: string; readonly id: string };
}

export interface ListRequest {
  readonly stage?: DossierStage;
  readonly after?: { readonly updatedAt: string; readonly id: string };
}

const PAGE = 25;
/** A body sees the dossiers of the unions below it only; the register lists all, so a page may need several reads. */
const MOST_READS = 6;

/** The dossiers a person may see, newest change first. */
export async function listDossiers(registers: Registers, person: Person, request: ListRequest): Promise<ListPage> {
  const sees = createSight(registers, person);
  const rows: DossierRow[] = [];
  let after = request.after;
  for (let read = 0; read < MOST_READS; read += 1) {
    const batch = await registers.dossiers.list({
      limit: PAGE + 1,
      ...(worksForBody(person) ? {} : { unitId: person.unitId }),
      ...(request.stage === undefined ? {} : { stage: request.stage }),
      ...(after === undefined ? {} : { after }),
    });
    for (const row of batch) if (await sees(row)) rows.push(row);
    const last = batch.at(-1);
    if (batch.length <= PAGE || last === undefined) return cut(rows, undefined);
    after = { updatedAt: last.updatedAt, id: last.id };
    if (rows.length > PAGE) break;
  }
  return cut(rows, after);
}

function cut(rows: readonly DossierRow[], after: ListRequest['after']): ListPage {
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  if (rows.length > PAGE && last !== undefined) {
    return { rows: shown, next: { updatedAt: last.updatedAt, id: last.id } };
  }
  return after === undefined ? { rows: shown } : { rows: shown, next: after };
}

/** What waits for this person, oldest first; at most a handful of each stage. */
export async function waitingFor(registers: Registers, person: Person): Promise<readonly DossierRow[]> {
  const sees = createSight(registers, person);
  const stages = new Set(person.roles.flatMap((role) => STAGES_OF[role] ?? []));
  const found: DossierRow[] = [];
  for (const stage of stages) {
    const unit = worksForBody(person) ? {} : { unitId: person.unitId };
    for (const row of await registers.dossiers.list({ stage, limit: 10, ...unit })) {
      if (!(await sees(row))) continue;
      const decision = stage === 'DECIDED' ? await registers.events.decisionState(`${row.id}/decision`) : undefined;
      const state = stage === 'APPRAISED' ? await registers.events.dossierState(row.id) : undefined;
      const councilAsked = state === undefined || awardRuleOf(state, row.updatedAt)?.vote !== null;
      const { role } = nextStep(stage, decision, councilAsked);
      if (role !== undefined && person.roles.includes(role)) found.push(row);
    }
  }
  return found.sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
}

function createSight(registers: Registers, person: Person): (row: DossierRow) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async ({ unitId }) => {
    const before = known.get(unitId);
    if (before !== undefined) return before;
    const answer = mayReadDossier(person, await placeOfUnit({ registers }, unitId));
    known.set(unitId, answer);
    return answer;
  };
}
