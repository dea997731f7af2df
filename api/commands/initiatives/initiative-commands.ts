/** Every act on an initiative, built once. */

import type { InitiativeDeps } from './act.ts';
import {
  createConfirmReplicability,
  createRecogniseInitiative,
  createRefuseInitiative,
  createReturnInitiative,
  createSubmitInitiative,
  createWithdrawRecognition,
} from './answer-initiative.ts';
import { createCorrectInitiative } from './correct-initiative.ts';
import { createRegisterInitiative } from './register-initiative.ts';
import { createReleaseInitiative, createUseInitiative } from './use-initiative.ts';

export const createInitiativeCommands = (deps: InitiativeDeps) => ({
  registerInitiative: createRegisterInitiative(deps),
  correctInitiative: createCorrectInitiative(deps),
  submitInitiative: createSubmitInitiative(deps),
  returnInitiative: createReturnInitiative(deps),
  recogniseInitiative: createRecogniseInitiative(deps),
  refuseInitiative: createRefuseInitiative(deps),
  confirmReplicability: createConfirmReplicability(deps),
  withdrawRecognition: createWithdrawRecognition(deps),
  useInitiative: createUseInitiative(deps),
  releaseInitiative: createReleaseInitiative(deps),
});
