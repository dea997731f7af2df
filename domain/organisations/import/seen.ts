import { fold } from '../../names/vietnamese-names.ts';
import type { PersonChange, PersonKeys, PersonMatches } from '../known-people.ts';
import { type PersonEntry, type PersonLife, personOf } from '../person.ts';

export type Seen = ReturnType<typeof createSeen>;

interface Namesake {
  readonly birthYear: number | null;
  readonly hasCitizenId: boolean;
}

/**
 * The register and, on top of it, the rows read so far: a second row about somebody sees the first.
 * @param planned by other lists of the same workbook and not recorded yet
 */
export function createSeen(matches: PersonMatches, planned: readonly PersonChange[] = []) {
  const people = new Map<string, PersonLife>();
  const byKey = new Map<string, string>();
  const names = new Map<string, readonly Namesake[]>();
  const withCitizenId = new Set<string>();
  const keysOf = ({ citizenId, staff }: PersonKeys) => [
    ...(citizenId === null ? [] : [`citizen ${citizenId}`]),
    ...(staff === null ? [] : [`staff ${staff.organisationId} ${staff.code}`]),
  ];
  const registered = ({ citizenId, staff }: PersonKeys): PersonLife | undefined =>
    (citizenId === null ? undefined : matches.byCitizenId(citizenId))?.person ??
    (staff === null ? undefined : matches.byStaffCode(staff.organisationId, staff.code))?.person;
  const seen = {
    find(keys: PersonKeys): PersonLife | undefined {
      const id = keysOf(keys)
        .map((key) => byKey.get(key))
        .find((one) => one !== undefined);
      if (id !== undefined) return people.get(id);
      const person = registered(keys);
      return person && (people.get(person.id) ?? person);
    },
    /** Whether the two keys are two people's, or the staff code is somebody's who has another citizen id. */
    clash({ citizenId, staff }: PersonKeys): boolean {
      if (citizenId === null || staff === null) return false;
      const coded = matches.byStaffCode(staff.organisationId, staff.code);
      const owner = byKey.get(`citizen ${citizenId}`) ?? matches.byCitizenId(citizenId)?.person.id;
      const holder = byKey.get(`staff ${staff.organisationId} ${staff.code}`) ?? coded?.person.id;
      if (holder === undefined || owner === holder) return false;
      return owner !== undefined || withCitizenId.has(holder) || (coded?.hasCitizenId ?? false);
    },
    namesakes: (name: string): readonly Namesake[] => [
      ...matches.namesakes(name).map(({ person, hasCitizenId }) => ({ birthYear: person.birthYear, hasCitizenId })),
      ...(names.get(fold(name)) ?? []),
    ],
    remember(personId: string, entries: readonly PersonEntry[], keys: PersonKeys): void {
      const before = people.get(personId) ?? registered(keys);
      const person = personOf(personId, [...(before?.recorded ?? []), ...entries]);
      if (person === undefined) return;
      people.set(personId, person);
      for (const key of keysOf(keys)) byKey.set(key, personId);
      if (keys.citizenId !== null) withCitizenId.add(personId);
      if (before !== undefined) return;
      const others = names.get(fold(person.name)) ?? [];
      const namesake = { birthYear: person.birthYear, hasCitizenId: keys.citizenId !== null };
      names.set(fold(person.name), [...others, namesake]);
    },
  };
  for (const { personId, entries, keys } of planned) seen.remember(personId, entries, keys);
  return seen;
}
