/** Files that are being read in this process. A process that ends forgets them; the file is then sent again. */

import { randomUUID } from 'node:crypto';
import type { Refused } from '../commands/command.ts';

type Outcome = { readonly importId: string } | Refused;

export interface Reading {
  readonly personId: string;
  readonly fileName: string;
  readonly size: number;
  readonly begun: number;
  /** Undefined while it goes on. */
  outcome: Outcome | 'FAILED' | undefined;
}

/** How long an outcome waits to be asked for. */
const KEPT = 600_000;

export interface Readings {
  /** The outcome when it comes within `patience` milliseconds, else the id under which it can be asked for. */
  begin(
    about: Pick<Reading, 'personId' | 'fileName' | 'size'>,
    work: Promise<Outcome>,
    patience: number,
  ): Promise<Outcome | { readonly waiting: string }>;
  find(id: string): Reading | undefined;
}

export function createReadings(): Readings {
  const known = new Map<string, Reading>();
  return {
    async begin(about, work, patience) {
      const id = randomUUID();
      const reading: Reading = { ...about, begun: performance.now(), outcome: undefined };
      known.set(id, reading);
      const settled = work.then(
        (outcome) => {
          reading.outcome = outcome;
        },
        () => {
          reading.outcome = 'FAILED';
        },
      );
      const timer = new Promise((resume) => setTimeout(resume, patience).unref());
      await Promise.race([settled, timer]);
      if (reading.outcome === undefined) {
        void settled.then(() => setTimeout(() => known.delete(id), KEPT).unref());
        return { waiting: id };
      }
      known.delete(id);
      // Throws what the work threw.
      return work;
    },
    find: (id) => known.get(id),
  };
}
