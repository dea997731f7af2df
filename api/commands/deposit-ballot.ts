import type { Choice, Choices, SignedPaper } from '../../adapters/ballot-ports.ts';
import { paperSerial, receiptCode } from '../../adapters/secrets.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CommandDeps, Done } from './command.ts';

export const CHOICES: readonly Choice[] = ['YES', 'NO', 'NO_OPINION'];

/**
 * Bỏ phiếu vào hòm: whoever holds a signed paper spends it, once. Nobody is asked for a name, and a refusal is told to the
 * one who asked and written down nowhere: the time of it could lead to a member.
 */
export const createDepositBallot =
  (deps: Pick<CommandDeps, 'registers' | 'now'>) =>
  async (input: {
    readonly boxId: string;
    readonly paper: SignedPaper;
    readonly choices: Choices;
  }): Promise<Done<{ readonly receipt: string }>> => {
    const { boxId, paper, choices } = input;
    const { box } = deps.registers;
    const of = await box.classOf(boxId, paper.classId);
    if (of === undefined) return no('PAPER_UNKNOWN');
    const wrong = faultOf(choices, of.items);
    if (wrong !== undefined) return no(wrong);
    const outcome = await box.cast(boxId, paper, choices);
    switch (outcome) {
      case 'STORED':
      case 'SAME':
        return { ok: true, at: deps.now().toISOString(), receipt: receiptCode(paperSerial(paper.secret, boxId)) };
      case 'DIFFERENT':
        return no('ALREADY_VOTED');
      case 'SEALED':
        return no('VOTING_CLOSED');
      case 'UNKNOWN':
        return no('PAPER_UNKNOWN');
      case 'MISFIT':
        return no('CHOICE_UNKNOWN');
      default:
        return assertNever(outcome);
    }
  };

const no = (code: RefusalCode) => ({ refused: { code } });

/** What is wrong with the choices, if anything. */
export function faultOf(choices: Choices, items: readonly number[]): RefusalCode | undefined {
  if (items.some((item) => choices[item] === undefined)) return 'CHOICE_MISSING';
  if (Object.keys(choices).some((item) => !items.includes(Number(item)))) return 'CHOICE_UNKNOWN';
  return Object.values(choices).every(isChoice) ? undefined : 'CHOICE_UNKNOWN';
}

export const isChoice = (text: string): text is Choice => (CHOICES as readonly string[]).includes(text);
