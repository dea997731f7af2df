import type { ProposingUnit } from '../rules/proposing.ts';
import { ancestorsOn, type Lives, organisationOn } from './tree.ts';

/** A union as the rules on who may propose see it. One that nobody knows has no level and nobody above it. */
export const proposingUnitOn = (tree: Lives, id: string, date: string): ProposingUnit => ({
  level: organisationOn(tree, id, date)?.level ?? null,
  above: ancestorsOn(tree, id, date).flatMap((above) => {
    const body = organisationOn(tree, above, date);
    return body === undefined ? [] : [{ name: body.name, level: body.level }];
  }),
});
