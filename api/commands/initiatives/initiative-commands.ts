/** Every act on an initiative, built once. */

import type { FileDeps } from '../attach-evidence.ts';
import type { InitiativeDeps } from './act.ts';
import {
  createConfirmReplicability,
  createRecogniseInitiative,
  createRefuseInitiative,
  createReturnInitiative,
  createWithdrawRecognition,
} from './answer-initiative.ts';
import { createCorrectInitiative } from './correct-initiative.ts';
import { createRegisterInitiative } from './register-initiative.ts';
import { createSubmitInitiative } from './submit-initiative.ts';
import { createReleaseInitiative, createUseInitiative } from './use-initiative.ts';

export const createInitiativeCommands = (deps: InitiativeDeps & Pick<FileDeps, 'objectStore'>) => ({
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
