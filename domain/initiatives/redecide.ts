/** The auditor's look at one initiative: everything that was decided is decided once more. */

import type { Decision } from '../acts.ts';
import { assertNever } from '../assert-never.ts';
import type { InitiativeCommand } from './commands.ts';
import { decideInitiative } from './decide.ts';
import {
  evolveInitiative,
  type InitiativeEvent,
  type InitiativeState,
  type RecordedInitiativeEvent,
} from './initiative.ts';

export interface Redecided {
  /** What stands in the log, from one act. */
  readonly recorded: readonly RecordedInitiativeEvent[];
  /** What the rules say to that act, at its time and on what stood before it. */
  readonly decision: Decision<InitiativeEvent>;
}

/** Every event carries what its act said, so the acts can be told from the log. One entry for each act, in order. */
export function redecide(stream: readonly RecordedInitiativeEvent[]): readonly Redecided[] {
  const acts: Redecided[] = [];
  let state: InitiativeState | null = null;
  for (let at = 0; at < stream.length; ) {
    const recorded = actFrom(stream, at);
    const [first] = recorded;
    if (first === undefined) break;
    const act = { command: commandOf(recorded, state), actor: first.actor, channel: first.channel };
    acts.push({ recorded, decision: decideInitiative(act, state, first.at) });
    state = recorded.reduce<InitiativeState | null>(evolveInitiative, state);
    at += recorded.length;
  }
  return acts;
}

/** Taking over from an old register is one act with two events. */
function actFrom(stream: readonly RecordedInitiativeEvent[], at: number): readonly RecordedInitiativeEvent[] {
  const [first, second] = stream.slice(at, at + 2);
  const together =
    first?.event.type === 'initiativeRegistered' &&
    second?.event.type === 'initiativeRecognised' &&
    second.event.source === 'OLD_REGISTER';
  return stream.slice(at, at + (together ? 2 : 1));
}

function commandOf(recorded: readonly RecordedInitiativeEvent[], state: InitiativeState | null): InitiativeCommand {
  const [first, second] = recorded.map(({ event }) => event);
  if (first === undefined) throw new Error('an act has at least one event');
  switch (first.type) {
    case 'initiativeRegistered': {
      const recognised = second?.type === 'initiativeRecognised' ? second.recognition : null;
      return { type: 'registerInitiative', unitId: first.unitId, claim: first.claim, recognised };
    }
    case 'initiativeCorrected':
      return { type: 'correctInitiative', version: state?.version ?? 0, claim: first.claim };
    case 'initiativeSubmitted':
      return { ...first, type: 'submitInitiative' };
    case 'initiativeReturned':
      return { type: 'returnInitiative', noteHash: first.noteHash };
    case 'initiativeRefused':
      return { type: 'refuseInitiative', noteHash: first.noteHash };
    case 'initiativeRecognised':
      return { type: 'recogniseInitiative', recognition: first.recognition };
    case 'councilHeard':
      return { type: 'recordCouncilOpinion', opinion: first.opinion };
    case 'replicabilityConfirmed':
      return { type: 'confirmReplicability', replicability: first.replicability };
    case 'recognitionWithdrawn':
      return { type: 'withdrawRecognition', decision: first.decision, noteHash: first.noteHash };
    case 'initiativeUsed':
      return { type: 'useInitiative', use: first.use };
    case 'initiativeReleased':
      return { ...first, type: 'releaseInitiative' };
    case 'initiativeUseConfirmed':
      return { type: 'confirmUse', use: first.use };
    case 'initiativeTakenBack':
      return { type: 'takeBackInitiative', noteHash: first.noteHash };
    default:
      return assertNever(first);
  }
}
