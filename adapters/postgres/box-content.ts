/** The sealed box as text: what is published, hashed and counted. An auditor computes the same from the published papers. */

import { assertNever } from '../../domain/assert-never.ts';
import type { Ballots } from '../../domain/council/session.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Paper } from '../register-ports.ts';

/**
 * Canonical JSON of all papers, sorted by serial. Serials are random, so the order says nothing about voters, nor which
 * papers of different items came from one hand. The box hash is the SHA-256 of this text.
 */
export const sealedContent = (papers: readonly Paper[]): string => canonicalJson([...papers].sort(bySerial));

const bySerial = (a: Paper, b: Paper): number =>
  a.serial === b.serial ? a.item - b.item : a.serial < b.serial ? -1 : 1;

export const papersIn = (content: string): readonly Paper[] => JSON.parse(content);

/** Ballots of items 1, 2, … `items`. */
export function tallyOf(papers: readonly Paper[], items: number): Ballots[] {
  const tally = Array.from({ length: items }, () => ({ yes: 0, no: 0, noOpinion: 0 }));
  for (const paper of papers) {
    const ballots = tally[paper.item - 1];
    if (ballots === undefined) throw new Error(`the box holds a paper for item ${paper.item} of ${items}`);
    switch (paper.choice) {
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
        assertNever(paper.choice);
    }
  }
  return tally;
}
