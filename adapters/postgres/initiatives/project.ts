import { eq } from 'drizzle-orm';
import { certifiedValue, type InitiativeState, scopeOf } from '../../../domain/initiatives/initiative.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { InitiativeContent } from '../../initiatives-ports.ts';
import type { Queries } from '../database.ts';
import { initiativeAuthorships, initiatives, initiativeUses } from './tables.ts';

interface Known {
  readonly id: string;
  readonly state: InitiativeState;
  readonly content: InitiativeContent;
  /** ISO instant of the last event. */
  readonly at: string;
}

/** Writes what lists, searches and reports read of an initiative. */
export async function projectInitiative(queries: Queries, known: Known): Promise<void> {
  const { initiative, uses, authorships } = rowsFrom(known);
  const { id, ...row } = initiative;
  await queries.insert(initiatives).values(initiative).onConflictDoUpdate({ target: initiatives.id, set: row });
  await queries.delete(initiativeUses).where(eq(initiativeUses.initiativeId, id));
  if (uses.length > 0) await queries.insert(initiativeUses).values(uses);
  await queries.delete(initiativeAuthorships).where(eq(initiativeAuthorships.initiativeId, id));
  await queries.insert(initiativeAuthorships).values(authorships);
}

/** The rows of the read model, each a function of events and content and of nothing else. */
export function rowsFrom({ id, state, content, at }: Known) {
  const names = new Map(content.authors.map(({ authorId, name }) => [authorId, name]));
  const initiative: typeof initiatives.$inferSelect = {
    id,
    unitId: state.unitId,
    kind: state.kind,
    status: state.status,
    title: content.title,
    searchWords: wordsOf([content.title, ...names.values()].join(' ')),
    scope: scopeOf(state),
    recognisedYear: state.recognition === null ? null : Number(state.recognition.on.slice(0, 4)),
    valueClaimed: state.value?.amount ?? null,
    valueCertified: certifiedValue(state),
    uses: state.uses.length,
    updatedAt: new Date(at),
  };
  return {
    initiative,
    uses: state.uses.map(({ awarded = false, ...use }) => ({ initiativeId: id, ...use, awarded })),
    authorships: state.authors.map((author) => ({
      initiativeId: id,
      name: names.get(author.authorId) ?? '',
      ...author,
    })),
  };
}

/** The folded words of a text, each once. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];
