import { readFileSync } from 'node:fs';
import type { Council, NomineeRecord, Organisation, Person, Submission } from '../../adapters/register-ports.ts';
import type { OrganisationLevel } from '../../domain/organisations/organisation.ts';

/** The sample season in `samples/season`: invented people and unions. */
interface Season {
  readonly organisations: readonly (Organisation & { parentId: string | null; level: OrganisationLevel })[];
  readonly people: readonly Person[];
  readonly councils: readonly Council[];
}

/** As a union sends it: with the numbers that the submission itself does not keep. */
interface SampleDossier extends Omit<Submission, 'dossierId' | 'version' | 'nominees'> {
  readonly nominees: readonly (Partial<NomineeRecord> &
    Pick<NomineeRecord, 'name'> & { readonly citizenId?: string })[];
}

const bytesOf = (file: string): Buffer => readFileSync(new URL(`../../samples/season/${file}`, import.meta.url));
const read = <T>(file: string): T => JSON.parse(bytesOf(file).toString('utf8')) as T;

export const sampleSeason = (): Season => read('season.json');
export const sampleDossier = (): SampleDossier => read('dossier-may-hoa-binh.json');

/** The union's minutes, as it would send them. */
export const sampleMinutes = (): { readonly name: string; readonly bytes: Buffer } => ({
  name: 'Biên bản họp bình xét.docx',
  bytes: bytesOf('bien-ban-binh-xet.docx'),
});

/** Achievement reports: asked of collectives and of those who lead; for the others the summary in the list is enough. */
export const sampleReports = (): readonly SampleReport[] => [
  { nomineeNo: 1, name: 'Báo cáo thành tích, Chuyền may số 7.docx', bytes: bytesOf('bao-cao-chuyen-may-so-7.docx') },
  { nomineeNo: 4, name: 'Báo cáo thành tích, Quỳnh Như.docx', bytes: bytesOf('bao-cao-le-ngoc-quynh-nhu.docx') },
];

interface SampleReport {
  readonly nomineeNo: number;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the officer knows of the union's people and collectives, as workbooks; in the order in which they are read in. */
export const sampleYears = (): readonly Buffer[] =>
  ['to-chuc.csv', 'con-nguoi.csv', 'ket-qua-tap-the.csv', 'ket-qua-ca-nhan.csv'].map(bytesOf);
