import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { itemsFor } from '../../domain/council/ballot-items.ts';
import { itemAt, itemCount, type SessionState } from '../../domain/council/session.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { openBallotLink } from '../commands/ballot-link.ts';
import type { CommandDeps } from '../commands/command.ts';
import { shownToMember } from '../evidence-access.ts';

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
  readonly member: Person;
  readonly councilName: string;
  readonly sessionId: string;
  readonly session: SessionState;
  readonly items: readonly BallotItem[];
  readonly declared: boolean;
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
): Promise<BallotView | NoBallot> {
  const { directory, events } = deps.registers;
  const opened = await openBallotLink(deps, token);
  if ('barred' in opened) {
    const member = opened.memberId === undefined ? undefined : await directory.person(opened.memberId);
    const body = member && (await directory.organisation(member.unitId));
    return { barred: opened.barred, contact: body?.contact ?? '' };
  }
  const { memberId, sessionId, session } = opened;
  const [member, council] = await Promise.all([directory.person(memberId), directory.council(session.councilId)]);
  if (member === undefined || council === undefined) return { barred: 'UNKNOWN_SESSION', contact: '' };
  const body = await directory.organisation(council.organisationId);

  const voted = session.voted.includes(memberId);
  const mine = itemsFor(session, memberId);
  const closed = session.closedAt !== null || deps.now().toISOString() >= session.votingClosesAt;
  const cast = voted
    ? (await events.chain(sessionId)).find(({ recorded }) => {
        const event = recorded.event as { readonly type: string; readonly memberId?: string };
        return event.type === 'ballotCast' && event.memberId === memberId;
      })
    : undefined;
  return {
    phase: voted ? 'VOTED' : closed ? 'CLOSED' : opened.expired ? 'EXPIRED' : 'VOTING',
    member,
    councilName: council.name,
    sessionId,
    session,
    items: await itemsOf(deps, session, mine, memberId),
    declared: session.recusals[memberId] !== undefined,
    votedAt: cast?.recorded.at ?? null,
    contact: body?.contact ?? '',
  };
}

async function itemsOf(
  deps: Pick<CommandDeps, 'registers'>,
  session: SessionState,
  mine: readonly number[],
  memberId: string,
): Promise<readonly BallotItem[]> {
  const { dossiers, directory, events, evidence } = deps.registers;
  const parts = new Map(
    await Promise.all(
      session.agenda.map(async ({ dossierId }) => {
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
  return Array.from({ length: itemCount(session) }, (_, index) => {
    const item = index + 1;
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
