import type { Person } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { Entries } from '../../domain/organisations/decide-organisation.ts';
import { decidePerson, type PersonCommand } from '../../domain/organisations/decide-person.ts';
import type { PersonKeys } from '../../domain/organisations/known-people.ts';
import type { PersonFact, PersonLife } from '../../domain/organisations/person.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { type RefusalCode, refuse } from '../../domain/refusals.ts';
import { barredFromPeople, homesOf, keeperRole } from '../organisation-access.ts';
import { actId } from './act-id.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';

export interface ChangePersonInput extends Caller {
  /** A new person comes without an id (''). */
  readonly command: PersonCommand;
  readonly reason: string;
  /** Known about a new person besides the name. */
  readonly keys?: PersonKeys;
}

export type ChangePersonResult = Done<{ readonly personId: string }>;

const NO_KEYS: PersonKeys = { citizenId: null, staff: null };

/** Thêm người, đổi chức vụ, thôi giữ chức vụ, xếp nhóm đối tượng, đính chính: all go through here. */
export const createChangePerson =
  (deps: CommandDeps) =>
  async (input: ChangePersonInput): Promise<ChangePersonResult> => {
    const { person: keeper, channel, reason, keys = NO_KEYS } = input;
    const at = deps.now().toISOString();
    const today = dateInVietnam(at);
    const request = actId(input);
    const command = withId(input.command, request);
    const { personId } = command;
    const actor: Actor = { id: keeper.id, role: keeperRole(keeper) ?? keeper.roles[0] ?? 'proposer' };
    const trace = { actor, channel, command: command.type, subject: personId };

    const recording = { at, by: keeper.id, channel, reason, request };
    const written = await deps.registers.persons.act(recording, personId, keys, (person, tree) =>
      decideFor({ ...input, command }, person, tree, request, today),
    );
    return 'refused' in written ? refusal(deps, trace, written.refused) : { ok: true, at, personId };
  };

/** What the same act would record now; nothing is written, and a refusal leaves no trace. */
export async function foreseePersonChange(
  { registers, now }: Pick<CommandDeps, 'registers' | 'now'>,
  input: ChangePersonInput,
): Promise<Entries<PersonFact>> {
  const request = actId(input);
  const command = withId(input.command, request);
  const [tree, known] = await Promise.all([registers.organisations.tree(), registers.persons.person(command.personId)]);
  return decideFor({ ...input, command }, known?.person, tree, request, dateInVietnam(now().toISOString()));
}

function decideFor(
  { person: keeper, command, reason }: ChangePersonInput,
  person: PersonLife | undefined,
  tree: OrganisationTree,
  request: string,
  today: string,
): Entries<PersonFact> {
  const barred = barredFromChange(keeper, command, person, tree, today);
  return barred === undefined ? decidePerson({ command, request, reason }, person, tree) : refuse(barred);
}

/** Both where somebody comes from and where somebody goes to must be the keeper's to change. */
export function barredFromChange(
  keeper: Person,
  command: PersonCommand,
  person: PersonLife | undefined,
  tree: OrganisationTree,
  today: string,
): RefusalCode | undefined {
  const from = person === undefined ? [] : [homesOf(person, tree, today)];
  const to = [newHomeOf(command)].flatMap((id) => (id === undefined ? [] : [[id]]));
  return [...from, ...to].map((homes) => barredFromPeople(keeper, tree, homes, today)).find(Boolean);
}

const withId = (command: PersonCommand, request: string): PersonCommand =>
  command.type === 'addPerson' && command.personId === '' ? { ...command, personId: `nguoi-${request}` } : command;

function newHomeOf(command: PersonCommand): string | undefined {
  if (command.type === 'addPerson' || command.type === 'changePost') return command.post.organisationId;
  if (command.type === 'correctPerson' && command.fact?.type === 'tookPost') return command.fact.organisationId;
  return undefined;
}
