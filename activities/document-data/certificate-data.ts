import type { NomineeRecord } from '../../adapters/register-ports.ts';
import { capitalise } from '../../templates/_shared/official-text.ts';
import type { CertificateData } from '../../templates/certificate/fields.ts';
import type { DossierFile } from '../lookups.ts';
import { achievementOf, awardName, signerOf } from './submission-data.ts';

export interface CertificateSources {
  readonly file: DossierFile;
  readonly nominee: NomineeRecord;
  readonly number: string;
  readonly issuedOn: string;
  readonly registerNumber: number;
  readonly signerName: string;
}

/** Bằng khen of one nominee. */
export function certificateData(sources: CertificateSources): CertificateData {
  const { file, nominee, number, issuedOn, registerNumber, signerName } = sources;
  const { kind, name, honorific, position, unit } = nominee;
  return {
    // `Bằng khen của Ban Thường vụ …`: the body after "của" awards.
    authorityBody: awardName(file).split(' của ').slice(1).join(' của '),
    title: file.award.certificateTitle,
    conferral: 'Tặng',
    recipient:
      kind === 'COLLECTIVE' ? { kind, name, unit } : { kind, honorific: honorific ?? 'Ông', name, position, unit },
    achievement: capitalise(achievementOf(file.submission.evaluationYear)),
    decisionNumber: number,
    issuedOn,
    registerNumber: `${String(registerNumber).padStart(3, '0')}/${issuedOn.slice(0, 4)}`,
    place: file.authority.place,
    signer: signerOf(file.authority.authorityBlock, signerName),
  };
}
