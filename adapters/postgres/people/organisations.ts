import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { type OrganisationTree, treeOf, treeWith } from '../../../domain/organisations/tree.ts';
import type { OrganisationRegister } from '../../people-ports.ts';
import { type Database, lockByName, type Queries } from '../database.ts';
import { organisationEntries } from '../schema.ts';
import { organisationEntriesAfter, organisationHistory, recordedBefore, writeOrganisationEntries } from './entries.ts';
import { LOCK, showOrganisations } from './present.ts';

/** The whole tree, kept in memory and continued with what was recorded since. */
export type TreeReader = (queries: Queries) => Promise<OrganisationTree>;

/** A province has some thousands of organisations: a few megabytes, read once and then by what is new. */
export function createTreeReader(): TreeReader {
  let kept: { readonly tree: OrganisationTree; readonly seq: number } = { tree: treeOf([]), seq: 0 };
  return async (queries) => {
    const before = kept;
    const { entries, seq } = await organisationEntriesAfter(queries, before.seq);
    const tree = entries.length === 0 ? before.tree : treeWith(before.tree, entries);
    // Two readers at once come to the same; the one who read further is kept.
    if (seq > kept.seq) kept = { tree, seq };
    return tree;
  };
}

export function createOrganisationRegister(
  database: Database,
  readTree: TreeReader,
  now: () => Date,
): OrganisationRegister {
  return {
    tree: () => database.run(readTree),
    history: (id) => database.run((queries) => organisationHistory(queries, id)),
    act: (recording, decide) =>
      database.transaction(async (queries) => {
        await lockByName(queries, LOCK);
        if (await recordedBefore(queries, organisationEntries, recording.request)) return { written: 0 };
        const tree = await readTree(queries);
        const answer = decide(tree);
        if ('refused' in answer) return answer;
        const { entries } = answer;
        const written = await writeOrganisationEntries(queries, entries, recording);
        const touched = [...new Set(entries.map((entry) => entry.subjectId))];
        await showOrganisations(queries, treeWith(tree, entries), touched, dateInVietnam(now().toISOString()));
        return { written };
      }),
  };
}
