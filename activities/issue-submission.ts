import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { documentNumber } from '../domain/numbering/document-number.ts';
import type { OfficeActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { submissionData } from './document-data/submission-data.ts';
import { lockDocument } from './keep-document.ts';
import { lockEvidence } from './lock-evidence.ts';
import { dossierFile, must } from './lookups.ts';
import { sealAsOrganisation, signAsPerson } from './seal-pdf.ts';

/** Tờ trình: drawn up with its number, signed by the chair who submitted it and by the union, and locked. */
export const createIssueSubmission =
  (deps: ActivityDeps): OfficeActivities['issueSubmission'] =>
  async ({ dossierId, version }) => {
    const { documents, events, numbers } = deps.registers;
    const already = await documents.find(dossierId, 'SUBMISSION', 'FINAL', version);
    if (already) return { sha256: already.file.sha256 };

    const submitted = (await events.chain(dossierId)).filter(
      ({ recorded }) => recorded.event.type === 'dossierSubmitted',
    );
    const submittedAt = must(submitted[version - 1], `version ${version} of ${dossierId}`).recorded.at;
    const file = await dossierFile(deps.registers, dossierId, dateInVietnam(submittedAt));
    await lockEvidence(deps, file);
    const number = await numbers.allocate({
      organisationId: file.unit.id,
      series: 'submission',
      year: Number(dateInVietnam(submittedAt).slice(0, 4)),
      owner: `${dossierId}/submission/${version}`,
    });
    const numbered = documentNumber(number, file.unit.symbols.submission ?? 'TTr');
    const { pdf, templateHash, dataHash } = await deps.documents.drawUp(
      'submission',
      submissionData(file, numbered, submittedAt),
    );

    const location = file.unit.place;
    const signed = await signAsPerson(deps, pdf, file.proposer, {
      field: 'ChuKyChuTich',
      reason: 'Ký tờ trình đề nghị khen thưởng',
      location,
    });
    const sealed = await sealAsOrganisation(deps, signed, file.unit, {
      field: 'DauCongDoan',
      reason: 'Ký số của tổ chức công đoàn',
      location,
    });
    const kept = await lockDocument(
      deps,
      sealed,
      {
        subjectId: dossierId,
        kind: 'SUBMISSION',
        part: version,
        stage: 'FINAL',
        title: `Tờ trình số ${numbered}`,
        provenance: { templateHash, dataHash, ruleSet: file.ruleSet.id },
      },
      file.award.retentionYears,
    );
    return { sha256: kept.file.sha256 };
  };
