import { readFileSync } from 'node:fs';
import type { Council, Organisation, Person, Submission } from '../../adapters/register-ports.ts';

/** The sample season in `samples/season`: invented people and unions. */
interface Season {
  readonly organisations: readonly (Organisation & { parentId: string | null })[];
  readonly people: readonly Person[];
  readonly councils: readonly Council[];
}

type SampleDossier = Omit<Submission, 'dossierId' | 'version'>;

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../samples/season/${file}`, import.meta.url), 'utf8')) as T;

export const sampleSeason = (): Season => read('season.json');
export const sampleDossier = (): SampleDossier => read('dossier-may-hoa-binh.json');
