import type { NomineeRecord } from '../adapters/register-ports.ts';
import { ownAward } from '../domain/ledger/own-award.ts';
import { documentNumber } from '../domain/numbering/document-number.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { certificateData } from './document-data/certificate-data.ts';
import { lockDocument } from './keep-document.ts';
import { type DossierFile, dossierFile, must } from './lookups.ts';
import { sealAsOrganisation } from './seal-pdf.ts';

/** Bằng: one for each nominee, each with its own number in the golden book. What a crash left is finished, not repeated. */
export const createIssueCertificates =
  (deps: ActivityDeps): EverydayActivities['issueCertificates'] =>
  async ({ dossierId, nos, number, issuedOn }) => {
    const { registers } = deps;
    const file = await dossierFile(registers, dossierId, issuedOn);
    const signer = must(await registers.directory.person(file.state.deciderId ?? ''), `decider of ${dossierId}`);
    for (const no of nos) {
      const nominee = must(
        file.submission.nominees.find((one) => one.no === no),
        `nominee ${dossierId}/${no}`,
      );
      const registerNumber = await registers.numbers.allocate({
        organisationId: file.authority.id,
        series: 'golden-book',
        year: Number(issuedOn.slice(0, 4)),
        owner: `${dossierId}/${no}`,
      });
      let kept = await registers.documents.find(dossierId, 'CERTIFICATE', 'FINAL', no);
      if (kept === undefined) {
        const data = certificateData({ file, nominee, number, issuedOn, registerNumber, signerName: signer.name });
        const { pdf, templateHash, dataHash } = await deps.certificates.make(data);
        const sealed = await sealAsOrganisation(deps, pdf, file.authority, {
          field: 'DauCoQuan',
          reason: `Cấp theo Quyết định số ${number}`,
          location: file.authority.place,
        });
        const facts = {
          subjectId: dossierId,
          kind: 'CERTIFICATE',
          part: no,
          stage: 'FINAL',
          title: `${file.award.certificateTitle} – sổ vàng ${documentNumber(registerNumber, issuedOn.slice(0, 4))}`,
          provenance: { templateHash, dataHash, ruleSet: file.ruleSet.id },
        } as const;
        kept = await lockDocument(deps, sealed, facts, file.award.retentionYears);
      }
      const sha256 = kept.file.sha256;
      await registers.certificates.save({ dossierId, no, registerNumber, decisionNumber: number, issuedOn, sha256 });
      await enterIntoLedger(deps, file, nominee, { number, issuedOn });
    }
    return { count: nos.length };
  };

/** Sổ khen thưởng. What the list does not say (CCCD, staff id) an officer may have said of the nominee before. */
function enterIntoLedger(
  { registers, now }: ActivityDeps,
  { submission, state, unit }: DossierFile,
  { no, kind, name, birthYear }: NomineeRecord,
  decision: { readonly number: string; readonly issuedOn: string },
): Promise<void> {
  const place = { unitId: unit.id, unitName: unit.name };
  return registers.ledger.enter(
    {
      id: `${submission.dossierId}/${no}`,
      ...ownAward(submission.awardCode, submission.evaluationYear, decision),
      ...place,
    },
    { kind, name, birthYear, ...place, citizenId: null, staffId: null },
    { personId: state.deciderId ?? '', at: now().toISOString() },
  );
}
