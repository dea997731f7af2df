import { evolveDecision } from '../../domain/decision/decision.ts';
import type { Queries } from './database.ts';
import { decisions } from './schema.ts';
import { fold, readStream } from './streams.ts';

/** Writes the decision's row and returns the dossier that it is about. */
export async function projectDecision(queries: Queries, id: string): Promise<string> {
  const recorded = await readStream(queries, 'decision', id);
  const state = fold(evolveDecision, recorded);
  const last = recorded.at(-1);
  if (state === null || last === undefined) throw new Error(`decision stream ${id} is empty`);
  const row = {
    dossierId: state.dossierId,
    draft: state.draft,
    signedBy: state.signedBy,
    issuedOn: state.issuedOn,
    number: state.number,
    dropped: [...state.dropped],
    stopped: [...(state.stopped ?? [])],
    updatedAt: new Date(last.at),
  };
  await queries
    .insert(decisions)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: decisions.id, set: row });
  return state.dossierId;
}
