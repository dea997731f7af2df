/** How a stream's events are chained. The auditor's tools compute the same, from the same two functions. */

import type { Recorded } from '../../domain/acts.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';

/** What the first event of a stream follows. */
export const NO_PREVIOUS = '0'.repeat(64);

/** SHA-256 (hex) of the previous hash followed by the canonical JSON of the recorded event, both as UTF-8. */
export const chainHash = (previousHash: string, recorded: Recorded<unknown>): string =>
  sha256(previousHash + canonicalJson(recorded));
