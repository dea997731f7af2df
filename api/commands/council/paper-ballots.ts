/** Phiếu giấy: who votes on paper, what was typed from the slips, and the second person's confirmation. */

import { createHash, randomInt } from 'node:crypto';
import type { Choices } from '../../../adapters/ballot-ports.ts';
import type { SlipBatch, SlipInHand } from '../../../adapters/slips-ports.ts';
import type { Actor } from '../../../domain/acts.ts';
import type { InterestKind } from '../../../domain/council/interests.ts';
import { faultOfConfirmer, faultOfSlips } from '../../../domain/council/paper-voters.ts';
import { boxIdOf, everyItem, itemsFor } from '../../../domain/council/roll.ts';
import type { SessionState } from '../../../domain/council/session.ts';
import { type RefusalCode, sentenceOf } from '../../../domain/refusals.ts';
import { actId } from '../act-id.ts';
import { type CommandDeps, type Done, refusal } from '../command.ts';
import { createDepositBallot, faultOf } from '../deposit-ballot.ts';
import { openForSecretary, sessionNow } from '../session-access.ts';
import { actAsSecretary, type InSession } from './act-in-session.ts';

/** Ghi ủy viên bỏ phiếu giấy, with what the member declared in writing; one kind for each item. */
export const createRecordPaperVoter =
  (deps: CommandDeps) =>
  (
    input: InSession & {
      readonly memberId: string;
      readonly reason: string;
      readonly items: readonly number[];
      readonly kinds: readonly InterestKind[];
    },
  ): Promise<Done> =>
    actAsSecretary(deps, input, 'recordPaperVoter', async () => {
      const { memberId, items, kinds } = input;
      const reason = input.reason.trim();
      if (reason === '') return { code: 'REASON_NEEDED' };
      return { type: 'recordPaperVoter', memberId, items, kinds, noteHash: await deps.registers.notes.keep(reason) };
    });

/** Back to the link; not while the member's slip is entered and waits. */
export const createDropPaperVoter =
  (deps: CommandDeps) =>
  (input: InSession & { readonly memberId: string }): Promise<Done> =>
    actAsSecretary(deps, input, 'dropPaperVoter', async (session) => {
      const batches = await deps.registers.paperSlips.of(boxIdOf(input.sessionId, session));
      const waits = batches.some((one) => isUnderWay(one) && one.members.includes(input.memberId));
      return waits ? { code: 'SLIPS_WAITING' } : { type: 'dropPaperVoter', memberId: input.memberId };
    });

export const isUnderWay = ({ state }: Pick<SlipBatch, 'state'>): boolean => state === 'WAITING' || state === 'CASTING';

export interface EnterSlipsInput extends InSession {
  /** Who handed a slip in. Their order says nothing of the slips. */
  readonly memberIds: readonly string[];
  readonly slips: readonly Choices[];
}

/** Nhập phiếu giấy: sealed and without names, until a second person has compared them with the paper. */
export const createEnterSlips =
  (deps: CommandDeps) =>
  async (input: EnterSlipsInput): Promise<Done<{ readonly batchId: string }>> => {
    const { person, channel, sessionId, slips } = input;
    const trace = {
      actor: { id: person.id, role: 'secretary' },
      channel,
      command: 'enterSlips',
      subject: sessionId,
    } as const;
    const no = (code: RefusalCode) => refusal(deps, trace, { code });
    const opened = await openForSecretary(deps, input, sessionId);
    if (typeof opened === 'string') return no(opened);
    const { session } = opened;
    const members = input.memberIds.toSorted();
    const at = deps.now().toISOString();
    const fault = faultOfSlips(session, { memberIds: members, enteredBy: person.id }, at);
    if (fault !== undefined) return no(fault);
    if (slips.length !== members.length) return no('SLIPS_AND_NAMES');
    const items = itemsFor(session, members[0] ?? '');
    const wrong = slips.map((choices) => faultOf(choices, items)).find((one) => one !== undefined);
    if (wrong !== undefined) return no(wrong);
    const boxId = boxIdOf(sessionId, session);
    const batch = { batchId: actId(input), boxId, items, members, enteredBy: person.id, enteredAt: at };
    if (!(await deps.registers.paperSlips.enter(batch, slips))) return no('SLIPS_WAITING');
    return { ok: true, at, batchId: batch.batchId };
  };

export interface SlipsInput extends InSession {
  readonly batchId: string;
}

/** The secretary gives an entry up, to enter it again. */
export const createDiscardSlips =
  (deps: CommandDeps) =>
  async (input: SlipsInput): Promise<Done> => {
    const { person, channel, sessionId, batchId } = input;
    const actor = { id: person.id, role: 'secretary' } as const;
    const no = (code: RefusalCode) =>
      refusal(deps, { actor, channel, command: 'discardSlips', subject: sessionId }, { code });
    const opened = await openForSecretary(deps, input, sessionId);
    if (typeof opened === 'string') return no(opened);
    const batch = await batchOf(deps, sessionId, opened.session, batchId);
    const end = { from: ['WAITING'], state: 'DISCARDED', by: person.id } as const;
    if (batch === undefined || !(await deps.registers.paperSlips.end(batchId, end))) return no('SLIPS_NOT_WAITING');
    return { ok: true, at: deps.now().toISOString() };
  };

/** Trả lại: what was typed is not what stands on the paper. It is erased, and entered again. */
export const createSendSlipsBack =
  (deps: CommandDeps) =>
  async (input: SlipsInput & { readonly remark: string }): Promise<Done> => {
    const opened = await openForConfirmer(deps, input, 'sendSlipsBack');
    if ('refused' in opened) return opened;
    const remark = input.remark.trim();
    const no = (code: RefusalCode) => refusal(deps, opened.trace, { code });
    if (remark === '') return no('REASON_NEEDED');
    const end = { from: ['WAITING'], state: 'SENT_BACK', by: input.person.id, remark } as const;
    if (!(await deps.registers.paperSlips.end(input.batchId, end))) return no('SLIPS_NOT_WAITING');
    return { ok: true, at: deps.now().toISOString() };
  };

/**
 * Xác nhận phiếu giấy: one paper for each member who handed a slip in, in an order drawn at random, then the roll, then the
 * box. Papers and slips are kept together first, so that the same confirmation again finishes what a crash interrupted; who
 * got which paper tells nothing, since chance dealt the slips.
 */
export const createConfirmSlips = (deps: CommandDeps) => {
  const deposit = createDepositBallot(deps);
  return async (input: SlipsInput): Promise<Done> => {
    const opened = await openForConfirmer(deps, input, 'confirmSlips');
    if ('refused' in opened) return opened;
    const { session, batch, actor, trace } = opened;
    const { sessionId, batchId } = input;
    const { paperSlips } = deps.registers;
    const no = (code: RefusalCode) => refusal(deps, trace, { code });
    const kept = (await paperSlips.casting(batchId)) ?? (await dealt(deps, opened, input));
    if (kept === undefined) return no('SLIPS_NOT_WAITING');
    if ('refused' in kept) return no(kept.refused);

    const papers = batch.members.map((memberId, index) => ({ memberId, sha256: hashOf(kept[index]) }));
    if (!papers.every(({ memberId, sha256 }) => session.papers?.[memberId] === sha256)) {
      const without = everyItem(session).filter((item) => !batch.items.includes(item));
      const command = { type: 'castPaperBallots', papers, without, enteredBy: batch.enteredBy } as const;
      const roll = await deps.engine.actOnSession(
        sessionId,
        { command, actor, channel: 'paper' },
        `paper-ballots/${batchId}`,
      );
      const now = 'refused' in roll ? await sessionNow(deps, sessionId) : undefined;
      if ('refused' in roll && !papers.every(({ memberId, sha256 }) => now?.papers?.[memberId] === sha256)) {
        // Nobody of the batch is on the roll, and with these papers nobody will be.
        const remark = sentenceOf(roll.refused.code);
        await paperSlips.end(batchId, { from: ['CASTING'], state: 'SENT_BACK', remark });
        return refusal(deps, trace, roll.refused);
      }
    }
    for (const [index, memberId] of batch.members.entries()) {
      const fault = await castOne(deps, deposit, { sessionId, memberId, batch, slip: kept[index] });
      if (fault !== undefined) return no(fault);
    }
    await paperSlips.end(batchId, { from: ['CASTING'], state: 'IN_BOX' });
    return { ok: true, at: deps.now().toISOString() };
  };
};

interface OpenedBatch {
  readonly session: SessionState;
  readonly batch: SlipBatch;
  readonly actor: Actor;
  readonly trace: Parameters<typeof refusal>[1];
}

async function openForConfirmer(
  deps: CommandDeps,
  { person, channel, sessionId, batchId }: SlipsInput,
  command: string,
): Promise<OpenedBatch | Awaited<ReturnType<typeof refusal>>> {
  const session = await sessionNow(deps, sessionId);
  const batch = session && (await batchOf(deps, sessionId, session, batchId));
  const council = session && (await deps.registers.directory.council(session.councilId));
  const actor = confirmerOf(person, session, council?.organisationId);
  const trace = { actor, channel, command, subject: sessionId };
  const no = (code: RefusalCode) => refusal(deps, trace, { code });
  if (session === undefined) return no('UNKNOWN_SESSION');
  if (!person.roles.includes(actor.role)) return no('NOT_A_SECOND_PERSON');
  if (batch === undefined) return no('SLIPS_NOT_WAITING');
  const fault = faultOfConfirmer(session, { memberIds: batch.members, enteredBy: batch.enteredBy }, actor);
  return fault === undefined ? { session, batch, actor, trace } : no(fault);
}

/** A member acts as a member; whoever works for the council's body, as an officer. */
export function confirmerOf(
  person: InSession['person'],
  session: SessionState | undefined,
  bodyId: string | undefined,
): Actor {
  const sits = session?.members.some(({ id }) => id === person.id) === true && person.roles.includes('member');
  const officer = !sits && person.unitId === bodyId && person.roles.includes('officer');
  return { id: person.id, role: officer ? 'officer' : 'member' };
}

const batchOf = async (deps: CommandDeps, sessionId: string, session: SessionState, batchId: string) =>
  (await deps.registers.paperSlips.of(boxIdOf(sessionId, session))).find((one) => one.batchId === batchId);

/** Papers for the slips, which chance puts in order. */
async function dealt(
  deps: CommandDeps,
  { session, batch }: OpenedBatch,
  { sessionId, batchId, person }: SlipsInput,
): Promise<readonly SlipInHand[] | { readonly refused: RefusalCode } | undefined> {
  const slips = await deps.registers.paperSlips.waiting(batchId);
  if (slips === undefined) return undefined;
  const handedIn = { memberIds: batch.members, enteredBy: batch.enteredBy };
  const fault = faultOfSlips(session, handedIn, deps.now().toISOString());
  if (fault !== undefined) return { refused: fault };
  const [first = ''] = batch.members;
  const of = await deps.issuer.classFor(sessionId, first);
  if ('refused' in of) return of;
  if (of.items.join() !== batch.items.join()) return { refused: 'PAPER_OUTDATED' };
  await deps.registers.box.admit(batch.boxId, of);
  const inHand = await Promise.all(
    slips.map(async (choices) => ({ choices, paper: await deps.papers.make(batch.boxId, of) })),
  );
  return await deps.registers.paperSlips.confirm(batchId, person.id, shuffled(inHand));
}

async function castOne(
  deps: CommandDeps,
  deposit: ReturnType<typeof createDepositBallot>,
  {
    sessionId,
    memberId,
    batch,
    slip,
  }: { sessionId: string; memberId: string; batch: SlipBatch; slip: SlipInHand | undefined },
): Promise<RefusalCode | undefined> {
  if (slip === undefined) throw new Error(`a batch of ${batch.boxId} has fewer slips than members`);
  const { classId, blinded } = slip.paper;
  const of = await deps.registers.box.classOf(batch.boxId, classId);
  if (of === undefined) return 'PAPER_UNKNOWN';
  const signed = await deps.issuer.sign({ sessionId, memberId, classId, blinded });
  if ('refused' in signed) return signed.refused;
  const paper = await deps.papers.finish(batch.boxId, of, slip.paper, signed.blindSignature);
  const stored = await deposit({ boxId: batch.boxId, paper, choices: slip.choices });
  return 'refused' in stored ? stored.refused.code : undefined;
}

const hashOf = (slip: SlipInHand | undefined): string =>
  createHash('sha256')
    .update(Buffer.from(slip?.paper.blinded ?? '', 'base64url'))
    .digest('hex');

function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(randomInt(left.length), 1));
}
