import type { InitiativeRegister } from '../../initiatives-ports.ts';
import type { Database } from '../database.ts';
import { nextId } from '../next-id.ts';
import { actOnInitiative, contentOf, recordedIn, rowsOf, stateFrom } from './acts.ts';
import { identifyAuthors, namesakesOf } from './authors.ts';
import { initiativeFacts } from './facts.ts';
import { initiativesOfNames, usesOfDossier } from './leaning.ts';
import { listInitiatives, unitsInSight } from './list.ts';
import { initiativeStatistics } from './statistics.ts';
import { verifyInitiatives } from './verify.ts';

/** Sổ sáng kiến. Every act is decided on the recorded events, under a lock, in the transaction that records it. */
export function createInitiativeRegister(database: Database, secret: string): InitiativeRegister {
  return {
    nextId: (year, request) => database.transaction((queries) => nextId(queries, 'initiative', year, request)),
    identify: (authors, request) =>
      database.transaction((queries) => identifyAuthors(queries, secret, authors, request)),
    act: (request) => database.transaction((queries) => actOnInitiative(queries, request)),

    view: (id, sight) =>
      database.run(async (queries) => {
        const rows = await rowsOf(queries, id);
        const state = stateFrom(rows.map(recordedIn));
        if (state === null) return undefined;
        return {
          id,
          state,
          content: await contentOf(queries, id, state),
          chain: rows.map((row) => ({ recorded: recordedIn(row), hash: row.hash })),
          namesakes:
            sight === undefined
              ? []
              : await namesakesOf(
                  queries,
                  sight,
                  state.authors.map((author) => author.authorId),
                ),
        };
      }),

    list: (page) => database.run((queries) => listInitiatives(queries, page)),
    statistics: (sight, years) => database.run((queries) => initiativeStatistics(queries, sight, years)),
    units: (sight) => database.run((queries) => unitsInSight(queries, sight)),
    facts: (requests) =>
      requests.length === 0
        ? Promise.resolve([])
        : database.run((queries) => initiativeFacts(queries, secret, requests)),
    ofNames: (unitIds, names) => database.run((queries) => initiativesOfNames(queries, unitIds, names)),
    usesOf: (dossierId) => database.run((queries) => usesOfDossier(queries, dossierId)),
    verify: () => verifyInitiatives(database),
  };
}
