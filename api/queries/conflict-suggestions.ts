import type { Registers } from '../../adapters/register-ports.ts';
import { itemsOfPart } from '../../domain/council/roll.ts';
import type { AgendaPart, CouncilMember } from '../../domain/council/session.ts';
import {
  type CaseAtSight,
  type MemberAtSight,
  type Suggestion,
  suggestConflicts,
} from '../../domain/council/suggest-conflicts.ts';

type Sources = Pick<
  Registers,
  'directory' | 'persons' | 'organisations' | 'dossiers' | 'events' | 'ledger' | 'initiatives' | 'councils'
>;

/** Interests that the registers show between members and the cases of an agenda, on a day (`YYYY-MM-DD`). */
export async function conflictSuggestions(
  registers: Sources,
  members: readonly CouncilMember[],
  agenda: readonly AgendaPart[],
  bodyId: string,
  date: string,
): Promise<readonly Suggestion[]> {
  const voting = members.filter(({ votes }) => votes);
  const ids = voting.map(({ id }) => id);
  const [people, tree, files] = await Promise.all([
    registers.directory.people(ids),
    registers.organisations.tree(),
    registers.councils.ledgerFilesOf(ids),
  ]);
  const atSight = await Promise.all(
    people.map(async ({ id, name }): Promise<MemberAtSight> => {
      return { id, name, life: (await registers.persons.person(id))?.person };
    }),
  );
  const cases: CaseAtSight[] = [];
  for (const [index, part] of agenda.entries()) {
    const items = itemsOfPart(agenda, index);
    const found =
      part.kind === 'INITIATIVE' ? ofInitiative(registers, part, items) : ofDossier(registers, part, items, files);
    cases.push(...(await found));
  }
  return suggestConflicts(atSight, cases, tree, bodyId, date);
}

async function ofDossier(
  { dossiers, events, ledger }: Sources,
  { dossierId, nos }: AgendaPart,
  items: readonly number[],
  files: ReadonlyMap<string, string>,
): Promise<readonly CaseAtSight[]> {
  const [submission, state] = await Promise.all([dossiers.submission(dossierId), events.dossierState(dossierId)]);
  if (submission === undefined) return [];
  const { unitId } = submission;
  const nominees = submission.nominees.filter(({ no }) => nos.includes(no));
  const facts = await ledger.factsFor(
    nominees.map(({ no, kind, name, birthYear }) => {
      return { key: `${dossierId}/${no}`, kind, name, birthYear, unitId, citizenId: null, staffId: null };
    }),
  );
  return nominees.map(({ no, kind, name }, index) => {
    const subject = facts[index]?.subjectId ?? null;
    return {
      item: items[nos.indexOf(no)] ?? 0,
      kind,
      names: [name],
      personIds: subject === null ? [] : [...files].flatMap(([id, file]) => (file === subject ? [id] : [])),
      unitId,
      proposerId: state?.proposerId ?? null,
    };
  });
}

async function ofInitiative(
  { initiatives }: Sources,
  { dossierId }: AgendaPart,
  [item = 0]: readonly number[],
): Promise<readonly CaseAtSight[]> {
  const view = await initiatives.view(dossierId);
  if (view === undefined) return [];
  const { state, content } = view;
  const names = content.authors.map(({ name }) => name);
  return [{ item, kind: 'INDIVIDUAL', names, personIds: [], unitId: state.unitId, proposerId: state.submittedBy }];
}
