import type { Choices } from '../../adapters/ballot-ports.ts';
import type { Council, Person } from '../../adapters/register-ports.ts';
import type { SlipBatch } from '../../adapters/slips-ports.ts';
import { faultOfConfirmer } from '../../domain/council/paper-voters.ts';
import { boxIdOf, itemsFor, keepsOutOf } from '../../domain/council/roll.ts';
import type { SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayReadSession } from '../access.ts';
import type { CommandDeps } from '../commands/command.ts';
import { confirmerOf, isUnderWay } from '../commands/council/paper-ballots.ts';
import { sessionNow } from '../commands/session-access.ts';
import { type AgendaItem, agendaItems } from './session-items.ts';

export interface PaperVoter {
  readonly id: string;
  readonly name: string;
  /** `WAITING`: a slip is entered and not in the box yet. */
  readonly standing: 'EXPECTED' | 'WAITING' | 'VOTED';
}

/** Loại phiếu giấy: the voters whose slips have the same items. */
export interface SlipKind {
  /** 1, 2 … */
  readonly no: number;
  readonly items: readonly AgendaItem[];
  readonly voters: readonly PaperVoter[];
  /** The reader keeps out of an item of it: neither slip nor names are for them. */
  readonly closed: boolean;
}

export interface BatchView extends SlipBatch {
  readonly memberNames: readonly string[];
  readonly enteredByName: string;
  readonly answeredByName: string;
  readonly cases: readonly AgendaItem[];
  /** Why this person does not confirm it; null when this person does. */
  readonly barred: RefusalCode | null;
}

export interface PaperBallots {
  readonly id: string;
  readonly council: Council;
  readonly session: SessionState;
  readonly keeps: boolean;
  readonly open: boolean;
  readonly kinds: readonly SlipKind[];
  readonly batches: readonly BatchView[];
}

/** Who votes on paper in a session and how far their slips have come. Read by the office, those who preside, and tellers. */
export async function viewPaperBallots(
  deps: Pick<CommandDeps, 'registers' | 'engine' | 'now'>,
  person: Person,
  id: string,
): Promise<PaperBallots | { readonly barred: RefusalCode }> {
  const { directory, paperSlips } = deps.registers;
  const session = await sessionNow(deps, id);
  const council = session && (await directory.council(session.councilId));
  if (session === undefined || council === undefined) return { barred: 'UNKNOWN_SESSION' };
  const tells = session.sitting?.tellers.includes(person.id) === true && person.roles.includes('member');
  if (!tells && !mayReadSession(person, { ...council, members: session.members }))
    return { barred: 'ROLE_NOT_ALLOWED' };
  const [agenda, batches] = await Promise.all([
    agendaItems(deps.registers, session.agenda),
    paperSlips.of(boxIdOf(id, session)),
  ]);
  const onPaper = Object.keys(session.paperVoters ?? {});
  const readers = batches.flatMap(({ members, enteredBy, answeredBy }) => [...members, enteredBy, answeredBy ?? '']);
  const people = await directory.people([...new Set([...onPaper, ...readers])].filter((one) => one !== ''));
  const nameOf = (who: string) => {
    const known = people.find((one) => one.id === who);
    return known === undefined ? who : `${known.honorific} ${known.name}`;
  };
  const hides = (items: readonly number[]) => items.some((item) => keepsOutOf(session, person.id, item));
  const cases = (items: readonly number[]) => (hides(items) ? [] : agenda.filter(({ item }) => items.includes(item)));
  const waits = (who: string) => batches.some((one) => isUnderWay(one) && one.members.includes(who));
  const sets = [...new Set(onPaper.map((who) => itemsFor(session, who).join()))].sort();
  return {
    id,
    council,
    session,
    keeps: person.roles.includes('secretary') && person.unitId === council.organisationId,
    open: session.closedAt === null && deps.now().toISOString() < session.votingClosesAt,
    kinds: sets.map((set, index) => {
      const voters = onPaper.filter((who) => itemsFor(session, who).join() === set);
      const items = itemsFor(session, voters[0] ?? '');
      const standing = (who: string) => (session.voted.includes(who) ? 'VOTED' : waits(who) ? 'WAITING' : 'EXPECTED');
      return {
        no: index + 1,
        items: cases(items),
        closed: hides(items),
        voters: voters.map((who) => ({ id: who, name: nameOf(who), standing: standing(who) })),
      };
    }),
    batches: batches.map((batch) => {
      const slips = { memberIds: batch.members, enteredBy: batch.enteredBy };
      return {
        ...batch,
        memberNames: batch.members.map(nameOf),
        enteredByName: nameOf(batch.enteredBy),
        answeredByName: batch.answeredBy === null ? '' : nameOf(batch.answeredBy),
        cases: cases(batch.items),
        barred: faultOfConfirmer(session, slips, confirmerOf(person, session, council.organisationId)) ?? null,
      };
    }),
  };
}

/** The slips of a batch, for the one who may compare them with the paper; both before and after a confirmation broke off. */
export async function slipsOf(
  { registers: { paperSlips } }: Pick<CommandDeps, 'registers'>,
  { batchId, barred }: BatchView,
): Promise<readonly Choices[]> {
  if (barred !== null) return [];
  const inHand = await paperSlips.casting(batchId);
  return inHand?.map(({ choices }) => choices) ?? (await paperSlips.waiting(batchId)) ?? [];
}

export const isCasting = ({ state }: Pick<SlipBatch, 'state'>): boolean => state === 'CASTING';
