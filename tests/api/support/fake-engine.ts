/**
 * The engine in memory: the same deciders as the workflows, and the registers written as the worker writes them. Votes
 * reach the registers when the session is closed, as in the real one.
 */

import { markInitiatives } from '../../../activities/mark-initiatives.ts';
import type { AnyRecorded, NewLink, OutgoingMail, Registers, StreamKind } from '../../../adapters/register-ports.ts';
import { tokenHash } from '../../../adapters/secrets.ts';
import { type Engine, EngineUnavailable, type Outcome } from '../../../api/engine-port.ts';
import { type Act, type Actor, type Channel, SYSTEM } from '../../../domain/acts.ts';
import { HOLIDAYS_2026_2027, type HolidayTable } from '../../../domain/calendar/holidays.ts';
import { decideSession } from '../../../domain/council/decide.ts';
import { boxIdOf } from '../../../domain/council/roll.ts';
import { dossierParts, evolveSession, itemCount, type SessionState } from '../../../domain/council/session.ts';
import { decideDecision, evolveDecision } from '../../../domain/decision/decision.ts';
import { decideDossier } from '../../../domain/dossier/decide.ts';
import { evolveDossier } from '../../../domain/dossier/dossier.ts';

interface Stream<S> {
  state: S | null;
  seq: number;
  waiting: AnyRecorded[];
}

type Decider<S, C> = (act: Act<C>, state: S | null, at: string) => { events: readonly unknown[] } | { refused: never };

export interface FakeEngine extends Engine {
  /** The link token of each member, by session: what the invitation mail would carry. */
  readonly tokens: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Every act that came in, as JSON: what Temporal's history would hold. */
  readonly heard: readonly string[];
  /** Makes every call fail as if Temporal did not answer. */
  down: boolean;
  /** Runs once, right after the roll accepted a ballot and before the caller hears of it. */
  afterRoll: (() => Promise<void>) | undefined;
  /** Acts of the engine itself, e.g. a draft that is ready. */
  system(kind: 'decision' | 'session', id: string, command: { type: string }): Promise<void>;
}

export function createFakeEngine(registers: Registers, now: () => Date): FakeEngine {
  const streams = new Map<string, Stream<unknown>>();
  const answered = new Map<string, Outcome>();
  const tokens = new Map<string, Map<string, string>>();
  const heard: string[] = [];

  async function perform<S, C extends { type: string }>(
    kind: StreamKind,
    id: string,
    act: Act<C>,
    requestId: string,
    decide: Decider<S, C>,
    evolve: (state: S | null, recorded: never) => S,
  ): Promise<Outcome> {
    if (engine.down) throw new EngineUnavailable('the fake is switched off');
    heard.push(JSON.stringify(act));
    const before = answered.get(`${id} ${requestId}`);
    if (before !== undefined) return before;
    const stream = (streams.get(id) ?? { state: null, seq: 0, waiting: [] }) as Stream<S>;
    const at = now().toISOString();
    const answer = decide(act, stream.state, at);
    if ('refused' in answer) return answer;
    streams.set(id, stream);
    for (const event of answer.events) {
      stream.seq += 1;
      const recorded = { seq: stream.seq, at, actor: act.actor, channel: act.channel, event } as AnyRecorded;
      stream.state = evolve(stream.state, recorded as never);
      stream.waiting.push(recorded);
    }
    const outcome: Outcome = { accepted: { at } };
    answered.set(`${id} ${requestId}`, outcome);
    if (act.command.type === 'castBallot' || act.command.type === 'castPaperBallots') await engine.afterRoll?.();
    const keep = act.command.type === 'castBallot' || act.command.type === 'declareInterest';
    if (!keep) await record(kind, id, stream);
    return outcome;
  }

  async function record<S>(kind: StreamKind, id: string, stream: Stream<S>, links: NewLink[] = []): Promise<void> {
    const mails: OutgoingMail[] = [];
    const head = await registers.events.append({ kind, id }, stream.waiting, { links, mails });
    if (kind === 'dossier') await markInitiatives({ registers, now }, id, head);
    stream.waiting = [];
  }

  /** By which table each process began. */
  const openings = new Map<string, HolidayTable>();
  const opening = (id: string) => openings.get(id) ?? HOLIDAYS_2026_2027;
  const begin = (id: string, holidays: HolidayTable | undefined) => {
    if (holidays !== undefined && !openings.has(id)) openings.set(id, holidays);
  };
  const dossier = (id: string, act: Act<never>, requestId: string) =>
    perform(
      'dossier',
      id,
      act,
      requestId,
      (a: Act<never>, s, at) => decideDossier(a, s as never, at, opening(id)) as never,
      evolveDossier as never,
    );
  const session = (id: string, act: Act<never>, requestId: string) =>
    perform(
      'session',
      id,
      act,
      requestId,
      (a: Act<never>, s, at) => decideSession(a, s as never, at, opening(id)) as never,
      evolveSession as never,
    );
  const decision = (id: string, act: Act<never>, requestId: string) =>
    perform('decision', id, act, requestId, decideDecision as never, evolveDecision as never);
  const bySystem = (command: { type: string }, actor: Actor = SYSTEM, channel: Channel = 'engine') =>
    ({ command, actor, channel }) as unknown as Act<never>;

  const seen = new Map<string, SessionState>();
  const engine: FakeEngine = {
    tokens,
    heard,
    down: false,
    afterRoll: undefined,
    submitDossier(id, act, requestId, holidays) {
      begin(id, holidays);
      return dossier(id, act as never, requestId);
    },
    async actOnDossier(id, act, requestId) {
      const outcome = await dossier(id, act as never, requestId);
      const state = streams.get(id)?.state as {
        proposerId: string;
        verifierId: string;
        nominees: { no: number; status: string }[];
      };
      if ('accepted' in outcome && act.command.type === 'decideAward') {
        const nos = state.nominees.filter((one) => one.status === 'DECIDED').map((one) => one.no);
        const barredFromSigning = [state.proposerId, state.verifierId];
        await decision(
          `${id}/decision`,
          bySystem({ type: 'openDecision', dossierId: id, nos, barredFromSigning } as never),
          'open',
        );
        await decision(
          `${id}/decision`,
          bySystem({ type: 'recordDraft', draft: 1, sha256: 'd'.repeat(64) } as never),
          'draft',
        );
      }
      return outcome;
    },
    async conveneSession(id, act, requestId, holidays) {
      begin(id, holidays);
      const outcome = await session(id, act as never, requestId);
      if ('refused' in outcome) return outcome;
      const state = streams.get(id)?.state as SessionState;
      await registers.box.open(id, itemCount(state));
      const links = new Map(
        state.members.filter((one) => one.votes).map((one) => [one.id, `token-of-${one.id}-${id}-0123456789`]),
      );
      tokens.set(id, links);
      for (const [personId, token] of links) {
        await registers.links.add(
          { tokenHash: tokenHash(token), purpose: 'ballot', personId, sessionId: id, expiresAt: state.votingClosesAt },
          mailFor(personId, token, id),
        );
      }
      for (const { dossierId, nos } of dossierParts(state.agenda)) {
        const command = { type: 'placeOnAgenda', sessionId: id, nos, votingClosesAt: state.votingClosesAt };
        await dossier(dossierId, bySystem(command), `agenda/${id}`);
      }
      return outcome;
    },
    async actOnSession(id, act, requestId) {
      const outcome = await session(id, act as never, requestId);
      if ('accepted' in outcome && act.command.type === 'closeSession') {
        const box = boxIdOf(id, streams.get(id)?.state as SessionState);
        const { tally, boxHash } = await registers.box.seal(box);
        await session(id, bySystem({ type: 'recordTally', tally, boxHash } as never), `tally ${box}`);
        await session(id, bySystem({ type: 'recordMinutes', sha256: 'e'.repeat(64) } as never), `minutes ${box}`);
      }
      if ('accepted' in outcome && act.command.type === 'openSecondRound') {
        const state = streams.get(id)?.state as SessionState;
        await registers.box.open(boxIdOf(id, state), itemCount(state));
      }
      if ('accepted' in outcome && act.command.type === 'callOffSession') {
        const state = streams.get(id)?.state as SessionState;
        for (const { dossierId } of dossierParts(state.agenda)) {
          const command = { type: 'takeOffAgenda', sessionId: id, formerSessionId: null };
          await dossier(dossierId, bySystem(command), `called-off/${id}`);
        }
      }
      if ('accepted' in outcome && act.command.type === 'confirmCount') {
        await session(
          id,
          bySystem({ type: 'recordMinutes', sha256: 'e'.repeat(64) } as never),
          `minutes ${id} confirmed`,
        );
      }
      if ('accepted' in outcome && act.command.type === 'confirmMinutes') await deliverResults(id);
      return outcome;
    },
    actOnDecision: (id, act, requestId) => decision(`${id}/decision`, act as never, requestId),
    dossier: async (id) => look(id),
    async session(id) {
      const state = look<SessionState>(id);
      if (state !== undefined) seen.set(id, state);
      return state;
    },
    sessionSeen: (id) => seen.get(id),
    decision: async (id) => look(`${id}/decision`),
    system: async (kind, id, command) => {
      await (kind === 'session' ? session : decision)(id, bySystem(command), JSON.stringify(command));
    },
  };

  function look<S>(id: string): S | undefined {
    if (engine.down) throw new EngineUnavailable('the fake is switched off');
    return (streams.get(id)?.state ?? undefined) as S | undefined;
  }

  async function deliverResults(id: string): Promise<void> {
    const state = streams.get(id)?.state as SessionState;
    let first = 1;
    for (const { dossierId, nos, kind } of state.agenda) {
      const outcomes = nos.map((no, index) => ({ no, outcome: state.results?.[first - 1 + index]?.outcome }));
      first += nos.length;
      const [only] = outcomes;
      if (kind === 'INITIATIVE') {
        const { yes = 0, no = 0, noOpinion = 0, base = 0 } = state.results?.[first - 2] ?? {};
        const outcome = only?.outcome === 'PASSED' ? 'PASSED' : 'FAILED';
        await registers.initiatives.act({
          id: dossierId,
          act: bySystem({
            type: 'recordCouncilOpinion',
            opinion: { sessionId: id, outcome, yes, no, noOpinion, base },
          } as never) as never,
          content: null,
          requestId: `results/${id}`,
          at: now().toISOString(),
        });
        continue;
      }
      const having = (wanted: string) => outcomes.filter((one) => one.outcome === wanted).map((one) => one.no);
      const command = {
        type: 'recordCouncilResult',
        sessionId: id,
        passed: having('PASSED'),
        failed: having('FAILED'),
        notConsidered: having('NOT_CONSIDERED'),
      };
      await dossier(dossierId, bySystem(command), `results/${id}`);
    }
  }

  return engine;
}

const mailFor = (personId: string, token: string, id: string): OutgoingMail => ({
  mail: {
    messageId: `<${id}.${personId}@test>`,
    to: { name: personId, address: `${personId}@laodong.example` },
    subject: 'Mời bỏ phiếu',
    text: `/b/${token}`,
    html: '',
  },
  about: id,
  kind: 'invitation',
});
