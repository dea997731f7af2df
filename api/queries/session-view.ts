import type {
  Council,
  DocumentRecord,
  Incident,
  Person,
  Registers,
  SessionRow,
} from '../../adapters/register-ports.ts';
import { isQuorate, tiedItems } from '../../domain/council/count.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import { type Outlook, outlooksOf } from '../../domain/council/outlook.ts';
import { awaitsTeller, mayBeCalledOff, takesRemarks } from '../../domain/council/proceedings.ts';
import { keepsOutOf, mayPreside } from '../../domain/council/roll.ts';
import {
  type Interest,
  type ItemResult,
  type Remark,
  type SessionState,
  voters,
} from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayReadSession } from '../access.ts';
import type { CommandDeps } from '../commands/command.ts';
import { sessionNow } from '../commands/session-access.ts';
import { figuresOfSession } from './session-instruments.ts';
import { type AgendaGroup, type AgendaItem, agendaGroups, agendaItems } from './session-items.ts';

export interface RollLine {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly office: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER';
  readonly votes: boolean;
  readonly voted: boolean;
  readonly declared: boolean;
  readonly recusedFrom: readonly number[];
  readonly interests: readonly Interest[];
  /** Why the member is away; null while nothing is known of it. */
  readonly absence: string | null;
  /** Who casts the member's paper; null when the member does. */
  readonly delegate: string | null;
  /** Why the member votes on paper; null for those who vote by link. */
  readonly onPaper: string | null;
}

export interface SessionItem extends AgendaItem {
  /** The reader keeps out of it, and sees no more than its number. */
  readonly hidden: boolean;
  /** Only after the box was sealed and counted. */
  readonly result: ItemResult | null;
}

export interface SessionView {
  readonly id: string;
  readonly council: Council;
  readonly session: SessionState;
  readonly stage: SessionRow['stage'];
  readonly roll: readonly RollLine[];
  readonly items: readonly SessionItem[];
  readonly groups: readonly AgendaGroup[];
  readonly outlooks: readonly Outlook[];
  /** As far as this person may know them; null in a session of before there were any. */
  readonly instruments: Instruments | null;
  readonly quorate: boolean;
  /** Số thứ tự các trường hợp bằng nhau, while a second round is due. */
  readonly tied: readonly number[];
  readonly place: string;
  readonly permission: string;
  /** Reasons of the extensions, in their order. */
  readonly extensions: readonly { readonly reason: string; readonly votingClosesAt: string; readonly by: string }[];
  readonly presides: boolean;
  /** Null unless the session was called off. */
  readonly calledOff: { readonly by: string; readonly at: string; readonly reason: string } | null;
  /** Still before the first ballot, and this person may call the session off. */
  readonly mayCallOff: boolean;
  /** Ý kiến đã ghi, but none about cases the reader keeps out of. */
  readonly remarks: readonly { readonly kind: Remark['kind']; readonly item: number | null; readonly text: string }[];
  readonly takesRemarks: boolean;
  /** The count waits for a teller's word. */
  readonly awaitsTeller: boolean;
  readonly countConfirmedBy: string | null;
  /** The minutes wait for this person's signature. */
  readonly toConfirm: boolean;
  readonly documents: readonly DocumentRecord[];
  readonly messages: Awaited<ReturnType<Registers['outbox']['about']>>;
  readonly incidents: readonly Incident[];
}

/** A session as the council's own body sees it. Undefined while it was convened a moment ago. */
export async function viewSession(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  person: Person,
  id: string,
): Promise<SessionView | { readonly barred: RefusalCode }> {
  const { directory, documents, outbox, incidents, notes } = deps.registers;
  const session = await sessionNow(deps, id);
  const council = session && (await directory.council(session.councilId));
  if (session === undefined || council === undefined) return { barred: 'UNKNOWN_SESSION' };
  // Those who preside today may be others than those who preside here.
  // A teller reads what there is to confirm.
  const tells = session.closedAt !== null && session.sitting?.tellers.includes(person.id) === true;
  if (!tells && !mayReadSession(person, { ...council, members: session.members }))
    return { barred: 'ROLE_NOT_ALLOWED' };

  const { sitting, extensions, calledOff, remarks = [] } = session;
  const hashes = [
    ...Object.values(session.absences),
    ...Object.values(session.paperVoters ?? {}),
    ...extensions.map(({ noteHash }) => noteHash),
    ...remarks.map(({ noteHash }) => noteHash),
    calledOff?.noteHash ?? '',
    ...(sitting === null ? [] : [sitting.placeHash, sitting.permissionHash ?? '']),
  ];
  const [people, papers, mails, problems, texts, items, groups] = await Promise.all([
    // Whoever called the session off may be a secretary from outside the council.
    directory.people([
      ...session.members.map((member) => member.id),
      ...(calledOff === undefined ? [] : [calledOff.by]),
    ]),
    documents.of([id]),
    outbox.about([id]),
    incidents.open([id]),
    notes.texts(hashes.filter((hash) => hash !== '')),
    agendaItems(deps.registers, session.agenda),
    agendaGroups(deps, session),
  ]);
  const nameOf = (personId: string): string => {
    const who = people.find((one) => one.id === personId);
    return who === undefined ? personId : `${who.honorific} ${who.name}`;
  };
  const tied = tiedItems(session);
  return {
    id,
    council,
    session,
    stage: stageOf(session),
    roll: session.members.map((member) => {
      const absence = session.absences[member.id];
      const mandate = session.mandates[member.id];
      const onPaper = session.paperVoters?.[member.id];
      return {
        ...member,
        name: nameOf(member.id),
        title: people.find((one) => one.id === member.id)?.title ?? '',
        voted: session.voted.includes(member.id),
        declared: session.recusals[member.id] !== undefined,
        recusedFrom: items.map(({ item }) => item).filter((item) => keepsOutOf(session, member.id, item)),
        interests: session.interests.filter(({ memberId }) => memberId === member.id),
        absence: absence === undefined ? null : (texts.get(absence) ?? ''),
        onPaper: onPaper === undefined ? null : (texts.get(onPaper) ?? ''),
        delegate: mandate === undefined ? null : nameOf(mandate.delegateId),
      };
    }),
    items: items.map((one) => {
      const result = session.results?.find(({ item }) => item === one.item) ?? null;
      return keepsOutOf(session, person.id, one.item)
        ? { ...one, name: `Trường hợp ${one.item}`, unit: '', href: '', hidden: true, result: null }
        : { ...one, hidden: false, result };
    }),
    groups,
    outlooks: outlooksOf(session),
    instruments: await figuresOfSession(deps, id, session, person.id),
    quorate: isQuorate(session) && voters(session).length > 0,
    tied,
    place: texts.get(sitting?.placeHash ?? '') ?? '',
    permission: texts.get(sitting?.permissionHash ?? '') ?? '',
    extensions: extensions.map(({ noteHash, votingClosesAt, by }) => {
      return { reason: texts.get(noteHash) ?? '', votingClosesAt, by: nameOf(by) };
    }),
    presides: mayPreside(session, person.id),
    calledOff:
      calledOff === undefined
        ? null
        : { by: nameOf(calledOff.by), at: calledOff.at, reason: texts.get(calledOff.noteHash) ?? '' },
    mayCallOff: mayBeCalledOff(session) && (mayPreside(session, person.id) || person.roles.includes('secretary')),
    remarks: remarks
      .filter(({ item }) => item === null || !keepsOutOf(session, person.id, item))
      .map(({ kind, item, noteHash }) => ({ kind, item, text: texts.get(noteHash) ?? '' })),
    takesRemarks: takesRemarks(session) && person.roles.includes('secretary'),
    awaitsTeller: awaitsTeller(session),
    countConfirmedBy: session.countConfirmedBy === undefined ? null : nameOf(session.countConfirmedBy),
    toConfirm: session.minutesReady && session.confirmedBy === null && mayPreside(session, person.id),
    documents: papers,
    messages: mails,
    incidents: problems,
  };
}

/** While a second round is due nothing is settled: the secretary still has something to open. */
function stageOf({ results, closedAt, calledOff }: SessionState): SessionRow['stage'] {
  if (calledOff !== undefined) return 'CALLED_OFF';
  if (results !== null && tiedItems({ results }).length === 0) return 'COUNTED';
  return closedAt === null ? 'OPEN' : 'CLOSED';
}
