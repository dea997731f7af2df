/** What is done with an initiative once it is registered, short acts all: one function each. */

import type { RecognitionInput } from '../../schemas/initiative.ts';
import type { Done } from '../command.ts';
import { actOnInitiative, type InitiativeDeps, keepDecision, type OnInitiative, type WithProblems } from './act.ts';

type Act<I = object> = (input: OnInitiative & I) => Promise<Done | WithProblems>;
type Reason = { readonly reason: string };

/** Trả lại để sửa. */
export const createReturnInitiative =
  (deps: InitiativeDeps): Act<Reason> =>
  (input) =>
    actOnInitiative(deps, input, 'returnInitiative', async () => ({
      command: { type: 'returnInitiative', noteHash: await deps.registers.notes.keep(input.reason.trim()) },
    }));

/** Không công nhận. */
export const createRefuseInitiative =
  (deps: InitiativeDeps): Act<Reason> =>
  (input) =>
    actOnInitiative(deps, input, 'refuseInitiative', async () => ({
      command: { type: 'refuseInitiative', noteHash: await deps.registers.notes.keep(input.reason.trim()) },
    }));

/** Ghi quyết định công nhận. */
export const createRecogniseInitiative =
  (deps: InitiativeDeps): Act<{ readonly recognition: RecognitionInput }> =>
  (input) =>
    actOnInitiative(deps, input, 'recogniseInitiative', async () => ({
      command: { type: 'recogniseInitiative', recognition: await keepDecision(deps, input.recognition) },
    }));

/** Ghi văn bản xác nhận khả năng nhân rộng. */
export const createConfirmReplicability =
  (deps: InitiativeDeps): Act<{ readonly replicability: RecognitionInput }> =>
  (input) =>
    actOnInitiative(deps, input, 'confirmReplicability', async () => ({
      command: { type: 'confirmReplicability', replicability: await keepDecision(deps, input.replicability) },
    }));

/** Hủy công nhận. */
export const createWithdrawRecognition =
  (deps: InitiativeDeps): Act<Reason & { readonly decision: Omit<RecognitionInput, 'scope'> }> =>
  (input) =>
    actOnInitiative(deps, input, 'withdrawRecognition', async () => ({
      command: {
        type: 'withdrawRecognition',
        decision: await keepDecision(deps, input.decision),
        noteHash: await deps.registers.notes.keep(input.reason.trim()),
      },
    }));
