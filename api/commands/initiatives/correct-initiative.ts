import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { faultOfClaim } from '../../../domain/initiatives/claim.ts';
import { initiativeInput } from '../../schemas/initiative.ts';
import { problemsOf } from '../../schemas/submission.ts';
import type { Done } from '../command.ts';
import { actOnInitiative, type InitiativeDeps, type OnInitiative, requestOf, type WithProblems } from './act.ts';
import { foreseenClaim, stateWith } from './claim.ts';

export interface CorrectInitiativeInput extends OnInitiative {
  /** The version that was read. */
  readonly version: number;
  /** Checked against `initiativeInput`. */
  readonly content: unknown;
}

/** Sửa sáng kiến: everything is said again. */
export const createCorrectInitiative =
  (deps: InitiativeDeps) =>
  (input: CorrectInitiativeInput): Promise<Done | WithProblems> =>
    actOnInitiative(deps, input, 'correctInitiative', async ({ state }) => {
      const content = initiativeInput.safeParse(input.content);
      if (!content.success) return { refused: { code: 'BAD_INPUT' }, problems: problemsOf(content.error) };
      const { version } = input;
      const foreseen = foreseenClaim(content.data);
      const fault = faultOfClaim(foreseen, dateInVietnam(deps.now().toISOString()));
      if (fault !== undefined) return { refused: fault };
      // Nobody is looked up for a correction that cannot stand: the register refuses it, or knows it as a repetition.
      if (state.status !== 'REGISTERED' || version !== state.version) {
        return { command: { type: 'correctInitiative', version, claim: foreseen } };
      }
      const known = state.authors.map(({ authorId }) => authorId);
      const statement = await stateWith(deps, content.data, requestOf(input, 'correctInitiative'), known);
      if ('refused' in statement) return statement;
      return { command: { type: 'correctInitiative', version, claim: statement.claim }, content: statement.content };
    });
