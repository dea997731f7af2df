import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec, readKeyRing } from '../../adapters/temporal/payload-codec.ts';

const here = fileURLToPath(new URL('./', import.meta.url));

/**
 * The key ring the kept histories are encrypted with. It guards nothing: the histories are of invented people, and their
 * key lies beside them so that everybody can replay them.
 */
export const KEYS_FILE = join(here, 'keys.json');

export const testDataConverter = (): DataConverter => ({
  payloadCodecs: [new EncryptionCodec(readKeyRing(KEYS_FILE))],
});

export type HistoryEvent = Readonly<Record<string, unknown>> & { readonly eventType: string; readonly eventId: string };

/** Temporal's JSON form. */
export interface TemporalHistory {
  readonly events: readonly HistoryEvent[];
}

/** One process of a kept dossier and what the register held of it: one entry for each event, in order. */
export interface KeptProcess {
  readonly workflowId: string;
  readonly file: string;
  readonly events: readonly { readonly type: string; readonly hash: string }[];
}

export interface Kept extends KeptProcess {
  readonly release: string;
  readonly history: TemporalHistory;
}

export const releaseFolder = (release: string): string => join(here, 'histories', release);

/** Every history of every release, oldest release first as folders sort. */
export function keptHistories(): readonly Kept[] {
  return readdirSync(join(here, 'histories')).flatMap((release) => {
    const read = (file: string) => JSON.parse(readFileSync(join(releaseFolder(release), file), 'utf8'));
    const { processes } = read('expected.json') as { processes: readonly KeptProcess[] };
    return processes.map((one) => ({ ...one, release, history: read(one.file) as TemporalHistory }));
  });
}
