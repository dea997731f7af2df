import { and, eq, inArray, or } from 'drizzle-orm';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { InitiativeFact } from '../../../domain/rules/facts.ts';
import type { FactsAnswer, FactsRequest } from '../../initiatives-ports.ts';
import { identityHash } from '../../secrets.ts';
import type { Queries } from '../database.ts';
import { RegisterConflict } from '../errors.ts';
import { mayBe } from './authors.ts';
import { initiativeAuthors, initiativeAuthorships, initiatives, initiativeUses } from './tables.ts';

/** Three statements, whatever the number of nominees. */
export async function initiativeFacts(
  queries: Queries,
  secret: string,
  requests: readonly FactsRequest[],
): Promise<readonly FactsAnswer[]> {
  const asked = requests.map((request) => ({
    ...request,
    cccdHash: request.cccd === null ? null : identityHash(secret, { kind: 'CITIZEN', citizenId: request.cccd }),
    foldedName: fold(request.name),
  }));
  const authors = await queries
    .select()
    .from(initiativeAuthors)
    .where(
      or(
        inArray(
          initiativeAuthors.personId,
          asked.flatMap(({ personId }) => personId ?? []),
        ),
        inArray(
          initiativeAuthors.cccdHash,
          asked.flatMap(({ cccdHash }) => cccdHash ?? []),
        ),
        inArray(
          initiativeAuthors.id,
          asked.flatMap(({ chosen }) => chosen.map(({ authorId }) => authorId)),
        ),
        inArray(
          initiativeAuthors.foldedName,
          asked.map(({ foldedName }) => foldedName),
        ),
      ),
    );
  const works = await recognisedWorks(
    queries,
    authors.map(({ id }) => id),
  );
  const uses = await usesOf(
    queries,
    works.map(({ id }) => id),
  );

  return asked.map((request): FactsAnswer => {
    const certain = new Set(authors.filter((author) => isThat(author, request)).map(({ id }) => id));
    const possible = new Set(
      authors
        .filter((author) => !certain.has(author.id) && author.foldedName === request.foldedName)
        // Another citizen id or another person of the directory is another person, whatever the name.
        .filter((author) => !contradicts(author, request) && mayBe(author, request))
        .map(({ id }) => id),
    );
    const facts = works
      .filter(({ id, authorId }) =>
        request.chosen.length === 0
          ? certain.has(authorId)
          : request.chosen.some((one) => one.id === id && one.authorId === authorId),
      )
      .map(({ authorId, ...work }): InitiativeFact => {
        const use = uses.find(
          (one) =>
            one.initiativeId === work.id &&
            one.authorId === authorId &&
            one.awardCode === request.awardCode &&
            one.dossierId !== request.dossierId,
        );
        return { ...work, usedBy: use === undefined ? null : `${use.awardCode} ${use.evaluationYear}` };
      });
    const sure = new Set(facts.map(({ id }) => id));
    const others = works.filter(({ authorId, id }) => possible.has(authorId) && !sure.has(id)).map(({ id }) => id);
    return { no: request.no, facts, possible: [...new Set(others)] };
  });
}

interface Identity {
  readonly personId: string | null;
  readonly cccdHash: string | null;
}

const isThat = (author: Identity & { readonly id: string }, asked: Identity & Pick<FactsRequest, 'chosen'>): boolean =>
  asked.chosen.some(({ authorId }) => authorId === author.id) ||
  (asked.cccdHash !== null && author.cccdHash === asked.cccdHash) ||
  (asked.personId !== null && author.personId === asked.personId && !differ(author.cccdHash, asked.cccdHash));

const contradicts = (author: Identity, asked: Identity): boolean =>
  differ(author.cccdHash, asked.cccdHash) || differ(author.personId, asked.personId);

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

async function recognisedWorks(queries: Queries, authorIds: readonly string[]) {
  const rows = await queries
    .select({
      authorId: initiativeAuthorships.authorId,
      id: initiatives.id,
      recognisedYear: initiatives.recognisedYear,
      scope: initiatives.scope,
      valueGained: initiatives.valueCertified,
      sharePercent: initiativeAuthorships.sharePercent,
      mainAuthor: initiativeAuthorships.main,
    })
    .from(initiativeAuthorships)
    .innerJoin(initiatives, eq(initiatives.id, initiativeAuthorships.initiativeId))
    .where(and(inArray(initiativeAuthorships.authorId, [...authorIds]), eq(initiatives.status, 'RECOGNISED')))
    .orderBy(initiatives.recognisedYear, initiatives.id);
  return rows.map(({ recognisedYear, scope, ...rest }) => {
    if (recognisedYear === null || scope === null) {
      throw new RegisterConflict(`initiative ${rest.id} is recognised without year or scope`);
    }
    return { ...rest, recognisedYear, scope };
  });
}

const usesOf = (queries: Queries, initiativeIds: readonly string[]) =>
  queries
    .select()
    .from(initiativeUses)
    .where(inArray(initiativeUses.initiativeId, [...initiativeIds]));
