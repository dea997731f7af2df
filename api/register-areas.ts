/** The registers into which lists are taken, besides the nominees of a dossier: what is data about each of them. */

import type { ImportArea } from '../adapters/intake-ports.ts';
import type { Person } from '../adapters/register-ports.ts';
import type { Role } from '../domain/acts.ts';
import { INITIATIVE_ROLES } from '../domain/initiatives/commands.ts';
import { INITIATIVES } from '../domain/initiatives/import/columns.ts';
import type { ListKind } from '../domain/intake/lists.ts';
import { PAST_AWARDS } from '../domain/ledger/legacy-list.ts';
import { PEOPLE_LISTS } from '../domain/organisations/import/columns.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import type { Caller } from './commands/command.ts';
import { createImportLedger } from './commands/import-ledger.ts';
import { createImportPeople } from './commands/import-people.ts';
import { createImportInitiatives } from './commands/initiatives/import-initiatives.ts';
import { takeBackInitiatives } from './commands/initiatives/take-back-initiatives.ts';
import type { RegisterImport, RegisterImportDeps } from './commands/register-import.ts';
import { mayKeepLedger } from './ledger-sight.ts';
import { keeperRole } from './organisation-access.ts';

export type RegisterAreaId = Exclude<ImportArea, 'NOMINEES'>;

export interface RegisterArea {
  readonly area: RegisterAreaId;
  readonly kinds: readonly ListKind[];
  /** In which role somebody may take a list in; undefined when in none. */
  readonly roleOf: (person: Person) => Role | undefined;
  readonly create: (deps: RegisterImportDeps) => RegisterImport;
  /** Takes back what an import put in, all or nothing; null where single entries are corrected instead. */
  readonly takeBack:
    | ((
        deps: RegisterImportDeps,
        caller: Caller & { readonly importId: string },
        refs: readonly string[],
      ) => Promise<RefusalCode | undefined>)
    | null;
}

const LEDGER: RegisterArea = {
  area: 'LEDGER',
  kinds: [PAST_AWARDS],
  roleOf: (person) => (mayKeepLedger(person) ? person.roles.find((role) => role !== 'proposer') : undefined),
  create: createImportLedger,
  async takeBack({ registers, now }, { person, importId }, refs) {
    const done = await registers.ledger.takeBack(refs, { personId: person.id, at: now().toISOString(), importId });
    return done === 'DONE' ? undefined : 'IMPORT_KEPT';
  },
};

const PEOPLE: RegisterArea = {
  area: 'PEOPLE',
  kinds: PEOPLE_LISTS,
  roleOf: keeperRole,
  create: createImportPeople,
  takeBack: null,
};

const INITIATIVE_LISTS: RegisterArea = {
  area: 'INITIATIVES',
  kinds: [INITIATIVES],
  roleOf: ({ roles }) => INITIATIVE_ROLES.registerInitiative.toReversed().find((role) => roles.includes(role)),
  create: createImportInitiatives,
  takeBack: takeBackInitiatives,
};

const AREAS: Readonly<Record<RegisterAreaId, RegisterArea>> = { LEDGER, PEOPLE, INITIATIVES: INITIATIVE_LISTS };

export const REGISTER_AREAS: readonly RegisterArea[] = Object.values(AREAS);

/** Undefined for the lists of nominees, which become drafts and no register's entries. */
export const registerArea = (area: ImportArea): RegisterArea | undefined =>
  area === 'NOMINEES' ? undefined : AREAS[area];

/** In which role somebody may take in lists of an area. */
export const importRole = (area: ImportArea, person: Person): Role | undefined =>
  area === 'NOMINEES' ? person.roles.find((role) => role === 'proposer') : AREAS[area].roleOf(person);
