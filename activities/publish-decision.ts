import { documentNumber } from '../domain/numbering/document-number.ts';
import { dayText, monthText } from '../templates/_shared/official-text.ts';
import { decisionId } from '../workflows/messages.ts';
import type { EverydayActivities } from './contracts.ts';
import { calendarDate } from './dates.ts';
import type { ActivityDeps } from './deps.ts';
import { lockDocument } from './keep-document.ts';
import { dossierFile, must, numberIn } from './lookups.ts';
import { sealAsOrganisation } from './seal-pdf.ts';

/** The signed draft did not survive the checks that stand before publication. */
class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
}

/** Số, ngày ban hành and the organisation's signature; then nothing may change any more. */
export const createPublishDecision =
  (deps: ActivityDeps): EverydayActivities['publishDecision'] =>
  async ({ dossierId, draft, issuedOn }) => {
    const { documents, numbers } = deps.registers;
    const subjectId = decisionId(dossierId);
    const already = await documents.find(subjectId, 'DECISION', 'FINAL', draft);
    if (already) return { number: numberIn(already.title), sha256: already.file.sha256 };

    const once = must(
      await documents.find(subjectId, 'DECISION', 'SIGNED_ONCE', draft),
      `signed draft of ${subjectId}`,
    );
    const { authority, award } = await dossierFile(deps.registers, dossierId, issuedOn);
    // Only now, so that no number is ever spent on a paper that is not signed. One owner, one number, without gaps.
    const given = await numbers.allocate({
      organisationId: authority.id,
      series: 'decision',
      year: Number(issuedOn.slice(0, 4)),
      owner: subjectId,
    });
    const number = documentNumber(given, authority.symbols.decision ?? 'QĐ');
    const { day, month } = calendarDate(issuedOn);
    const sealed = await sealAsOrganisation(deps, await deps.store.get(once.file), authority, {
      field: 'DauCoQuan',
      reason: `Phát hành quyết định số ${number}`,
      location: authority.place,
      // Only the figure is blank on the page; the symbol after it is printed.
      fill: { SoVanBan: number.split('/')[0] ?? '', NgayBanHanh: dayText(day), ThangBanHanh: monthText(month) },
    });
    const verified = await deps.signing.verify(sealed, ['ChuKyNguoiCoThamQuyen', 'DauCoQuan']);
    if (!verified.valid) throw new NotPublishable(`${subjectId}: ${verified.problem ?? 'a signature does not hold'}`);
    const facts = {
      subjectId,
      kind: 'DECISION',
      part: draft,
      stage: 'FINAL',
      title: `Quyết định số ${number}`,
      provenance: once.provenance,
    } as const;
    const kept = await lockDocument(deps, sealed, facts, award.retentionYears);
    return { number, sha256: kept.file.sha256 };
  };
