/** What lies in a ballot box, and what may be put in: the same in PostgreSQL, in a test's memory and in an auditor's hands. */

import { assertNever } from '../../domain/assert-never.ts';
import type { Ballots } from '../../domain/council/session.ts';
import type {
  CastOutcome,
  Choice,
  Choices,
  PaperClass,
  PublishedBox,
  SignedPaper,
  Slip,
  SpentPaper,
} from '../ballot-ports.ts';
import { canonicalJson } from '../canonical-json.ts';
import { paperSerial, slipSerial } from '../secrets.ts';
import { signatureHolds } from './paper-signature.ts';

export interface BoxContent {
  readonly classes: readonly PaperClass[];
  /** By serial. */
  readonly papers: Map<string, Omit<SpentPaper, 'serial'>>;
  /** Item by item, the choices by serial. */
  readonly slips: readonly Map<string, Choice>[];
}

export const emptyContent = (items: number, classes: readonly PaperClass[] = []): BoxContent => ({
  classes,
  papers: new Map(),
  slips: Array.from({ length: items }, () => new Map()),
});

/** Spends the paper, all slips or none. Changes `content` only when the outcome is `STORED`. */
export function putBallot(
  content: BoxContent,
  sessionId: string,
  { classId, secret, signature }: SignedPaper,
  choices: Choices,
  sealed: boolean,
): CastOutcome {
  const of = content.classes.find((one) => one.classId === classId);
  const serial = paperSerial(secret, sessionId);
  if (of === undefined || !signatureHolds(of, { serial, signature })) return 'UNKNOWN';
  const slips = slipsOf(of, sessionId, secret, choices);
  if (slips === undefined) return 'MISFIT';
  if (content.papers.has(serial)) {
    const same = slips.every(({ item, serial: under, choice }) => content.slips[item - 1]?.get(under) === choice);
    return same ? 'SAME' : 'DIFFERENT';
  }
  if (sealed) return 'SEALED';
  content.papers.set(serial, { classId, signature });
  for (const { item, serial: under, choice } of slips) content.slips[item - 1]?.set(under, choice);
  return 'STORED';
}

/** Undefined unless there is exactly one choice for each item of the class. */
function slipsOf(
  { items }: PaperClass,
  sessionId: string,
  secret: string,
  choices: Choices,
): readonly Slip[] | undefined {
  if (Object.keys(choices).length !== items.length) return undefined;
  const slips = items.flatMap((item) => {
    const choice = choices[item];
    return choice !== undefined && isChoice(choice)
      ? [{ item, serial: slipSerial(secret, sessionId, item), choice }]
      : [];
  });
  return slips.length === items.length ? slips : undefined;
}

const isChoice = (text: string): text is Choice => text === 'YES' || text === 'NO' || text === 'NO_OPINION';

/**
 * Canonical JSON of the whole box, each list sorted by number. The numbers are random, so the order says nothing about
 * voters, nor which slips came from one hand. The box hash is the SHA-256 of this text.
 */
export const sealedText = (sessionId: string, { classes, papers, slips }: BoxContent): string =>
  canonicalJson({
    sessionId,
    classes: classes.toSorted((a, b) => byText(a.classId, b.classId)),
    papers: [...papers].map(([serial, rest]) => ({ serial, ...rest })).toSorted((a, b) => byText(a.serial, b.serial)),
    slips: slips
      .flatMap((one, index) => [...one].map(([serial, choice]) => ({ item: index + 1, serial, choice })))
      .toSorted((a, b) => byText(a.serial, b.serial) || a.item - b.item),
  });

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The box behind a sealed text. Boxes sealed before blind signatures hold a bare list of slips. */
export function openSealed(text: string): PublishedBox {
  const read = JSON.parse(text) as PublishedBox | readonly Slip[];
  return isBareList(read) ? { classes: [], papers: [], slips: read } : read;
}

const isBareList = (read: PublishedBox | readonly Slip[]): read is readonly Slip[] => Array.isArray(read);

export function contentOf({ classes, papers, slips }: PublishedBox, items: number): BoxContent {
  const content = emptyContent(items, classes);
  for (const { serial, ...rest } of papers) content.papers.set(serial, rest);
  for (const { item, serial, choice } of slips) content.slips[item - 1]?.set(serial, choice);
  return content;
}

/** Ballots of items 1, 2, … `items`. */
export function tallyOf(slips: readonly Slip[], items: number): Ballots[] {
  const tally = Array.from({ length: items }, () => ({ yes: 0, no: 0, noOpinion: 0 }));
  for (const slip of slips) {
    const ballots = tally[slip.item - 1];
    if (ballots === undefined) throw new Error(`the box holds a slip for item ${slip.item} of ${items}`);
    switch (slip.choice) {
      case 'YES':
        ballots.yes += 1;
        break;
      case 'NO':
        ballots.no += 1;
        break;
      case 'NO_OPINION':
        ballots.noOpinion += 1;
        break;
      default:
        assertNever(slip.choice);
    }
  }
  return tally;
}
