import { readFileSync } from 'node:fs';
import type { SeasonCouncil } from '../../adapters/council-ports.ts';
import type { Organisation, Person, Submission } from '../../adapters/register-ports.ts';

/** The sample season in `samples/season`: invented people and unions. */
interface Season {
  readonly organisations: readonly (Organisation & { parentId: string | null })[];
  readonly people: readonly Person[];
  readonly councils: readonly SeasonCouncil[];
}

type SampleDossier = Omit<Submission, 'dossierId' | 'version'>;

const bytesOf = (file: string): Buffer => readFileSync(new URL(`../../samples/season/${file}`, import.meta.url));
const read = <T>(file: string): T => JSON.parse(bytesOf(file).toString('utf8')) as T;

export const sampleSeason = (): Season => read('season.json');
export const sampleDossier = (): SampleDossier => read('dossier-may-hoa-binh.json');

/** The union's minutes, as it would send them. */
export const sampleMinutes = (): { readonly name: string; readonly bytes: Buffer } => ({
  name: 'Biên bản họp bình xét.docx',
  bytes: bytesOf('bien-ban-binh-xet.docx'),
});
