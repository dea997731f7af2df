import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { DocumentRecord, NomineeRecord, Person } from '../../adapters/register-ports.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import { boxIdOf, everyItem, holderOf, itemsFor, ruleOf } from '../../domain/council/roll.ts';
import { itemAt, type SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { openBallotLink, votingOver } from '../commands/ballot-link.ts';
import type { CommandDeps } from '../commands/command.ts';
import { sessionNow } from '../commands/session-access.ts';
import { shownToMember } from '../evidence-access.ts';
import { figuresOfBallot } from './session-instruments.ts';

export interface BallotItem {
  readonly item: number;
  readonly name: string;
  readonly collective: boolean;
  readonly position: string;
  readonly unit: string;
  readonly proposedBy: string;
  readonly awardTitle: string;
  readonly achievement: string;
  readonly recused: boolean;
  /** Papers this member may read: of the case, and of its whole dossier. */
  readonly papers: readonly EvidenceItem[];
}

export interface BallotView {
  /** VOTED: the roll says that the member took a paper. Whether it is in the box only the holder of the paper can tell. */
  readonly phase: 'VOTING' | 'VOTED' | 'CLOSED' | 'EXPIRED';
  /** Who fills it in. */
  readonly member: Person;
  /** Whose paper it is, when a delegate fills it in. */
  readonly onBehalfOf: Person | null;
  readonly principalId: string;
  readonly councilName: string;
  readonly sessionId: string;
  /** Where the paper goes in this round. */
  readonly boxId: string;
  readonly session: SessionState;
  readonly items: readonly BallotItem[];
  readonly declared: boolean;
  /** The link is tied to this browser: the first page has been answered here. */
  readonly bound: boolean;
  /** A code by the second channel goes before the cases are shown. */
  readonly codeNeeded: boolean;
  /** Figures of the items this member votes on, to be shown after the declaration; null when there are none. */
  readonly instruments: Instruments | null;
  /** Giấy mời họp; null while it is not drawn up. */
  readonly invitation: DocumentRecord | null;
  /** When the roll took the member; null while the register has not heard of it. */
  readonly votedAt: string | null;
  readonly contact: string;
}

export interface NoBallot {
  readonly barred: RefusalCode;
  readonly contact: string;
}

/** What the holder of a ballot link sees. Changes nothing, so a mail scanner may ask as often as it likes. */
export async function viewBallot(
  deps: Pick<CommandDeps, 'registers' | 'engine' | 'now'>,
  token: string,
  key?: string,
): Promise<BallotView | NoBallot> {
  const { directory, events, documents } = deps.registers;
  const opened = await openBallotLink(deps, token, key);
  if ('barred' in opened) return { barred: opened.barred, contact: await contactFor(deps, opened.sessionId) };
  const { memberId, sessionId, session } = opened;
  const [principal, member, council] = await Promise.all([
    directory.person(memberId),
    directory.person(holderOf(session, memberId)),
    directory.council(session.councilId),
  ]);
  if (principal === undefined || member === undefined || council === undefined)
    return { barred: 'UNKNOWN_SESSION', contact: '' };
  const body = await directory.organisation(council.organisationId);

  const voted = session.voted.includes(memberId);
  const mine = itemsFor(session, memberId);
  const closed = votingOver(session, deps.now().toISOString());
  const cast = voted
    ? (await events.chain(sessionId)).findLast(({ recorded }) => {
        const event = recorded.event as { readonly type: string; readonly memberId?: string };
        return event.type === 'ballotCast' && event.memberId === memberId;
      })
    : undefined;
  return {
    phase: voted ? 'VOTED' : closed ? 'CLOSED' : opened.expired ? 'EXPIRED' : 'VOTING',
    member,
    principalId: memberId,
    onBehalfOf: principal.id === member.id ? null : principal,
    councilName: council.name,
    sessionId,
    boxId: boxIdOf(sessionId, session),
    session,
    items: await itemsOf(deps, session, mine, memberId),
    declared: session.recusals[memberId] !== undefined,
    bound: opened.bound,
    codeNeeded: opened.codeNeeded,
    instruments: await figuresOfBallot(deps, sessionId, session, memberId),
    invitation: (await documents.find(sessionId, 'INVITATION', 'FINAL')) ?? null,
    votedAt: cast?.recorded.at ?? null,
    contact: body?.contact ?? '',
  };
}

/** The secretary of the council, as it is written under its letters; empty when the session is not known. */
export async function contactFor(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  sessionId: string | undefined,
): Promise<string> {
  const { directory } = deps.registers;
  const session = sessionId === undefined ? undefined : await sessionNow(deps, sessionId);
  const council = session && (await directory.council(session.councilId));
  return (council && (await directory.organisation(council.organisationId))?.contact) ?? '';
}

/** What a paper says of one part of the agenda. */
interface PartOnPaper {
  readonly submission:
    | {
        readonly nominees: readonly Pick<
          NomineeRecord,
          'no' | 'kind' | 'honorific' | 'name' | 'position' | 'unit' | 'achievement'
        >[];
      }
    | undefined;
  readonly unitName: string;
  readonly awardTitle: string;
  readonly papers: readonly EvidenceItem[];
}

async function itemsOf(
  deps: Pick<CommandDeps, 'registers'>,
  session: SessionState,
  mine: readonly number[],
  memberId: string,
): Promise<readonly BallotItem[]> {
  const { dossiers, directory, events, evidence } = deps.registers;
  const parts = new Map<string, PartOnPaper>(
    await Promise.all(
      session.agenda.map(async ({ dossierId, kind }) => {
        if (kind === 'INITIATIVE') return [dossierId, await initiativePart(deps, dossierId)] as const;
        const state = await events.dossierState(dossierId);
        const [submission, unit, papers] = await Promise.all([
          dossiers.submission(dossierId, state?.version),
          state && directory.organisation(state.unitId),
          evidence.of(dossierId),
        ]);
        const rules = state?.ruleSet ? ruleSetById(state.ruleSet).awards : [];
        const award = rules.find((one) => one.code === state?.awardCode);
        return [dossierId, { submission, unitName: unit?.name ?? '', awardTitle: award?.title ?? '', papers }] as const;
      }),
    ),
  );
  return itemsShown(session, memberId).map((item) => {
    const place = itemAt(session.agenda, item);
    const part = place && parts.get(place.dossierId);
    const record = part?.submission?.nominees.find((one) => one.no === place?.no);
    return {
      item,
      name: record === undefined ? `Trường hợp ${item}` : [record.honorific, record.name].filter(Boolean).join(' '),
      collective: record?.kind === 'COLLECTIVE',
      position: record?.position ?? '',
      unit: record?.unit ?? '',
      proposedBy: part?.unitName ?? '',
      awardTitle: part?.awardTitle ?? '',
      achievement: record?.achievement ?? '',
      recused: !mine.includes(item),
      papers: (part?.papers ?? []).filter(
        (paper) =>
          (paper.nomineeNo === null || paper.nomineeNo === place?.no) &&
          shownToMember(session, memberId, paper.holderId, paper),
      ),
    };
  });
}

/** An initiative stands on the paper as the only case of its part, with its authors where a post would be. */
async function initiativePart({ registers }: Pick<CommandDeps, 'registers'>, id: string): Promise<PartOnPaper> {
  const view = await registers.initiatives.view(id);
  const unit = view && (await registers.directory.organisation(view.state.unitId));
  const unitName = unit?.name ?? '';
  const authors = view?.content.authors.map(({ name }) => name).join(', ') ?? '';
  const record = {
    no: 1,
    kind: 'INDIVIDUAL',
    honorific: null,
    name: view?.content.title ?? id,
    position: `Tác giả: ${authors}`,
    unit: unitName,
    achievement: view?.content.summary ?? '',
  } as const;
  return { submission: { nominees: [record] }, unitName, awardTitle: 'công nhận sáng kiến', papers: [] };
}

/** All of the round; of a delegate's second paper those the mandate reaches. */
const itemsShown = (session: SessionState, memberId: string): readonly number[] =>
  everyItem(session).filter(
    (item) =>
      session.onBallot?.includes(item) !== false &&
      (session.mandates[memberId] === undefined || ruleOf(session, item).delegation === true),
  );
