import type {
  Council,
  DocumentRecord,
  Incident,
  Person,
  Registers,
  SessionRow,
} from '../../adapters/register-ports.ts';
import { isQuorate } from '../../domain/council/count.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import { type ItemResult, itemAt, itemCount, type SessionState, voters } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayReadSession, presides } from '../access.ts';
import type { CommandDeps } from '../commands/command.ts';
import { sessionNow } from '../commands/session-access.ts';
import { figuresOfSession } from './session-instruments.ts';

export interface RollLine {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly office: 'CHAIR' | 'DEPUTY_CHAIR' | 'SECRETARY' | 'MEMBER';
  readonly votes: boolean;
  readonly voted: boolean;
  readonly declared: boolean;
  readonly recusedFrom: readonly number[];
}

export interface SessionItem {
  readonly item: number;
  readonly dossierId: string;
  readonly no: number;
  readonly name: string;
  readonly unit: string;
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
  /** As far as this person may know them; null in a session of before there were any. */
  readonly instruments: Instruments | null;
  readonly quorate: boolean;
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
  const { directory, dossiers, documents, outbox, incidents } = deps.registers;
  const session = await sessionNow(deps, id);
  const council = session && (await directory.council(session.councilId));
  if (session === undefined || council === undefined) return { barred: 'UNKNOWN_SESSION' };
  if (!mayReadSession(person, council)) return { barred: 'ROLE_NOT_ALLOWED' };

  const [people, papers, mails, problems] = await Promise.all([
    directory.people(session.members.map((member) => member.id)),
    documents.of([id]),
    outbox.about([id]),
    incidents.open([id]),
  ]);
  const submissions = new Map(
    await Promise.all(
      session.agenda.map(async ({ dossierId }) => [dossierId, await dossiers.submission(dossierId)] as const),
    ),
  );
  return {
    id,
    council,
    session,
    stage: session.results !== null ? 'COUNTED' : session.closedAt !== null ? 'CLOSED' : 'OPEN',
    roll: session.members.map((member) => {
      const who = people.find((one) => one.id === member.id);
      return {
        ...member,
        name: who === undefined ? member.id : `${who.honorific} ${who.name}`,
        title: who?.title ?? '',
        voted: session.voted.includes(member.id),
        declared: session.recusals[member.id] !== undefined,
        recusedFrom: session.recusals[member.id] ?? [],
      };
    }),
    items: Array.from({ length: itemCount(session) }, (_, index) => {
      const item = index + 1;
      const place = itemAt(session.agenda, item) ?? { dossierId: '', no: 0 };
      const record = submissions.get(place.dossierId)?.nominees.find((one) => one.no === place.no);
      return {
        item,
        ...place,
        name:
          record === undefined ? `Trường hợp ${place.no}` : [record.honorific, record.name].filter(Boolean).join(' '),
        unit: record?.unit ?? '',
        result: session.results?.find((one) => one.item === item) ?? null,
      };
    }),
    instruments: await figuresOfSession(deps, id, session, person.id),
    quorate: isQuorate(session) && voters(session).length > 0,
    toConfirm: session.minutesReady && session.confirmedBy === null && presides(person, council),
    documents: papers,
    messages: mails,
    incidents: problems,
  };
}
