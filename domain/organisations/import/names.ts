import { fold } from '../../names/vietnamese-names.ts';
import { type Life, livesOn } from '../organisation.ts';
import { type OrganisationTree, organisationOn } from '../tree.ts';

export type Names = ReturnType<typeof createNames>;

/** Finds organisations by what people write: an id, or a whole name when exactly one living organisation bears it. */
export function createNames(tree: OrganisationTree) {
  const bearers = new Map<string, Set<string>>();
  const add = (life: Life | undefined): void => {
    for (const { fact } of life?.entries ?? []) {
      if (life === undefined || (fact.type !== 'founded' && fact.type !== 'renamed')) continue;
      const name = fold(fact.name);
      bearers.set(name, (bearers.get(name) ?? new Set()).add(life.id));
    }
  };
  for (const life of tree.values()) add(life);
  return {
    add,
    find(words: string, date: string): string | undefined {
      if (tree.has(words)) return words;
      const folded = fold(words);
      const named = [...(bearers.get(folded) ?? [])].filter((id) => {
        const life = tree.get(id);
        return life && livesOn(life, date) && fold(organisationOn(tree, id, date)?.name ?? '') === folded;
      });
      return named.length === 1 ? named[0] : undefined;
    },
  };
}
