import type { Person } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import {
  decideOrganisation,
  type Entries,
  type OrganisationCommand,
} from '../../domain/organisations/decide-organisation.ts';
import type { OrganisationFact } from '../../domain/organisations/organisation.ts';
import { organisationIdFrom } from '../../domain/organisations/organisation-id.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { type RefusalCode, refuse } from '../../domain/refusals.ts';
import { barredFromOrganisations, keeperRole } from '../organisation-access.ts';
import { actId } from './act-id.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';

export interface ChangeOrganisationInput extends Caller {
  /** A new organisation may come without an id ('' ); it is then named after its name. */
  readonly command: OrganisationCommand;
  readonly reason: string;
}

export type ChangeOrganisationResult = Done<{ readonly organisationId: string }>;

/** Thành lập, đổi tên, chuyển, sáp nhập, chia, giải thể, phân loại, xếp cụm khối, đính chính: all go through here. */
export const createChangeOrganisation =
  (deps: CommandDeps) =>
  async (input: ChangeOrganisationInput): Promise<ChangeOrganisationResult> => {
    const { person, channel, reason } = input;
    const at = deps.now().toISOString();
    const request = actId(input);
    const command = withId(input.command, await deps.registers.organisations.tree(), request);
    const { organisationId } = command;
    const actor: Actor = { id: person.id, role: keeperRole(person) ?? person.roles[0] ?? 'proposer' };
    const trace = { actor, channel, command: command.type, subject: organisationId };
    const recording = { at, by: person.id, channel, reason, request };
    const written = await deps.registers.organisations.act(recording, (tree) =>
      decideFor({ ...input, command }, tree, request, at),
    );
    return 'refused' in written ? refusal(deps, trace, written.refused) : { ok: true, at, organisationId };
  };

/** What the same act would record now; nothing is written, and a refusal leaves no trace. */
export async function foreseeOrganisationChange(
  { registers, now }: Pick<CommandDeps, 'registers' | 'now'>,
  input: ChangeOrganisationInput,
): Promise<Entries<OrganisationFact>> {
  const request = actId(input);
  const tree = await registers.organisations.tree();
  const command = withId(input.command, tree, request);
  return decideFor({ ...input, command }, tree, request, now().toISOString());
}

function decideFor(
  { person, command, reason }: ChangeOrganisationInput,
  tree: OrganisationTree,
  request: string,
  at: string,
): Entries<OrganisationFact> {
  const barred = barredFrom(person, command, tree, dateInVietnam(at));
  return barred === undefined ? decideOrganisation({ command, request, reason }, tree) : refuse(barred);
}

/** Why somebody may not do this to the tree; undefined when nothing speaks against it. */
export function barredFrom(
  person: Person,
  command: OrganisationCommand,
  tree: OrganisationTree,
  today: string,
): RefusalCode | undefined {
  if (command.type === 'foundOrganisation' && command.parentId === null) return barredFromRoots(person.roles);
  const [subjects, others] = touchedBy(command);
  return barredFromOrganisations(person, tree, subjects, others, today);
}

const barredFromRoots = (roles: readonly string[]) =>
  roles.includes('administrator') ? undefined : ('ROLE_NOT_ALLOWED' as const);

function withId(command: OrganisationCommand, tree: OrganisationTree, request: string): OrganisationCommand {
  if (command.type !== 'foundOrganisation' || command.organisationId !== '') return command;
  const id = organisationIdFrom(command.name);
  const holder = tree.get(id)?.recorded[0]?.id;
  // Taken by the very same request: its answer was lost, and this is the same organisation.
  const free = holder === undefined || holder === `${request}-1`;
  return { ...command, organisationId: free ? id : `${id}-${request.slice(0, 4)}` };
}

/** Whose facts change, and who is only named by them. */
function touchedBy(command: OrganisationCommand): readonly [subjects: readonly string[], others: readonly string[]] {
  switch (command.type) {
    case 'foundOrganisation':
      return [[], command.parentId === null ? [] : [command.parentId]];
    case 'moveOrganisation':
      return [[command.organisationId], [command.parentId]];
    case 'mergeOrganisation':
      return [[command.organisationId], [command.intoId]];
    case 'splitOrganisation':
      return [[command.organisationId], command.partIds];
    case 'groupOrganisation':
      return [[command.organisationId], [command.group.hostId]];
    case 'correctOrganisation':
      return [[command.organisationId], command.fact === null ? [] : namedBy(command.fact)];
    default:
      return [[command.organisationId], []];
  }
}

function namedBy(fact: NonNullable<Extract<OrganisationCommand, { type: 'correctOrganisation' }>['fact']>) {
  switch (fact.type) {
    case 'founded':
      return fact.parentId === null ? [] : [fact.parentId];
    case 'moved':
      return [fact.parentId];
    case 'merged':
      return [fact.intoId];
    case 'split':
      return fact.partIds;
    case 'grouped':
      return [fact.group.hostId];
    default:
      return [];
  }
}
