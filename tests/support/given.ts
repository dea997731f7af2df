/** Given-when-then for the state machines of the domain: no server, no clock, no mock. */

import { expect } from 'vitest';
import type { Act, Actor, Decision, Recorded, Role } from '../../domain/acts.ts';
import type { RefusalCode } from '../../domain/refusals.ts';

export interface Machine<S, E, C> {
  decide(act: Act<C>, state: S | null, at: string): Decision<E>;
  evolve(state: S | null, recorded: Recorded<E>): S;
}

/** An event as a test tells it: who, what and, where it matters, when. */
export interface Happened<E> {
  readonly actor: Actor;
  readonly event: E;
  readonly at?: string;
}

/** Tuesday 10/11/2026, 09:00 in Vietnam. */
export const TUESDAY = '2026-11-10T02:00:00.000Z';

export const EVERY_ROLE: readonly Role[] = [
  'proposer',
  'officer',
  'secretary',
  'member',
  'authority',
  'clerk',
  'system',
  'administrator',
];

export const actor = (role: Role, id: string = role): Actor => ({ id, role });

export const happened = <E>(by: Actor, event: E, at: string = TUESDAY): Happened<E> => ({ actor: by, event, at });

/** A stream as the event log holds it. */
export const recordedFrom = <E>(history: readonly Happened<E>[]): Recorded<E>[] =>
  history.map(({ actor: by, event, at }, index) => ({
    seq: index + 1,
    at: at ?? TUESDAY,
    actor: by,
    channel: 'web',
    event,
  }));

const fold = <S, E, C>(machine: Machine<S, E, C>, stream: readonly Recorded<E>[]): S | null =>
  stream.reduce<S | null>((state, recorded) => machine.evolve(state, recorded), null);

/** `given(events).when(by, command).thenEvents(…)`, `.thenNothing()` or `.thenRefused(code)`. */
export const specify =
  <S, E, C>(machine: Machine<S, E, C>) =>
  (history: readonly Happened<E>[]) => {
    const stream = recordedFrom(history);
    const before = fold(machine, stream);
    return {
      when(by: Actor, command: C, at: string = TUESDAY) {
        const decision = machine.decide({ command, actor: by, channel: 'web' }, before, at);
        return {
          /** Exactly these events, in this order; answers the state they lead to. */
          thenEvents(...expected: readonly [E, ...E[]]): S {
            expect(decision).toStrictEqual({ events: expected });
            return expected.reduce<S | null>((state, event, index) => {
              const seq = stream.length + index + 1;
              return machine.evolve(state, { seq, at, actor: by, channel: 'web', event });
            }, before) as S;
          },
          /** Accepted without effect: what a repeated act of the engine comes to. */
          thenNothing: () => expect(decision).toStrictEqual({ events: [] }),
          thenRefused(code: RefusalCode, facts?: Readonly<Record<string, string | number>>) {
            expect(decision).toStrictEqual({ refused: facts === undefined ? { code } : { code, facts } });
          },
          /** `ok`, `nothing` or the code of the refusal: for tables. */
          verdict: (): Verdict => {
            if ('refused' in decision) return decision.refused.code;
            return decision.events.length > 0 ? 'ok' : 'nothing';
          },
        };
      },
      /** What the history comes to. */
      state(): S {
        if (before === null) throw new Error('nothing has happened');
        return before;
      },
    };
  };

export type Verdict = 'ok' | 'nothing' | RefusalCode;

/** Runs acts one after another as a workflow does, and keeps what an auditor would be given. */
export function run<S, E, C>(machine: Machine<S, E, C>) {
  let state: S | null = null;
  const stream: Recorded<E>[] = [];
  return {
    stream: stream as readonly Recorded<E>[],
    get state(): S | null {
      return state;
    },
    act(by: Actor, command: C, at: string): Decision<E> {
      const decision = machine.decide({ command, actor: by, channel: 'web' }, state, at);
      if ('refused' in decision) return decision;
      for (const event of decision.events) {
        const recorded: Recorded<E> = { seq: stream.length + 1, at, actor: by, channel: 'web', event };
        state = machine.evolve(state, recorded);
        stream.push(recorded);
      }
      return decision;
    },
    /** The state an auditor gets who has nothing but the log: events as canonical JSON, folded again. */
    refolded: (): S | null => fold(machine, JSON.parse(JSON.stringify(stream)) as Recorded<E>[]),
  };
}

/** Random runs are the same on every machine: a failure names its seed, and anybody can repeat it. */
export const RUNS = { seed: 20261124, numRuns: 1500 } as const;
