import { eq } from 'drizzle-orm';
import { certifiedValue, type InitiativeState, scopeOf } from '../../../domain/initiatives/initiative.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { InitiativeContent } from '../../initiatives-ports.ts';
import type { Queries } from '../database.ts';
import { initiativeAuthorships, initiatives, initiativeUses } from './tables.ts';

/** Writes what lists, searches and reports read of an initiative. */
export async function projectInitiative(
  queries: Queries,
  { id, state, content, at }: { id: string; state: InitiativeState; content: InitiativeContent; at: string },
) {
  const row = {
    unitId: state.unitId,
    kind: state.kind,
    status: state.status,
    title: content.title,
    searchWords: wordsOf([content.title, ...content.authors.map((author) => author.name)].join(' ')),
    scope: scopeOf(state),
    recognisedYear: state.recognition === null ? null : Number(state.recognition.on.slice(0, 4)),
    valueClaimed: state.value?.amount ?? null,
    valueCertified: certifiedValue(state),
    uses: state.uses.length,
    updatedAt: new Date(at),
  };
  await queries
    .insert(initiatives)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: initiatives.id, set: row });
  await queries.delete(initiativeUses).where(eq(initiativeUses.initiativeId, id));
  if (state.uses.length > 0) {
    await queries.insert(initiativeUses).values(state.uses.map((use) => ({ initiativeId: id, ...use })));
  }
  await queries.delete(initiativeAuthorships).where(eq(initiativeAuthorships.initiativeId, id));
  const names = new Map(content.authors.map(({ authorId, name }) => [authorId, name]));
  await queries
    .insert(initiativeAuthorships)
    .values(state.authors.map((author) => ({ initiativeId: id, name: names.get(author.authorId) ?? '', ...author })));
}

/** The folded words of a text, each once. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
