import type { ActivityDeps } from './deps.ts';
import { lockDocument } from './keep-document.ts';
import { type DossierFile, must } from './lookups.ts';

/**
 * Enters each paper of a version among the dossier's final documents and locks its file for as long as the dossier is
 * kept, so that an audit checks it like any other document. Idempotent: the record that was there first stands.
 */
export async function lockEvidence(deps: ActivityDeps, file: DossierFile): Promise<void> {
  const { registers, store } = deps;
  const { submission, award } = file;
  if (submission.evidence === undefined) return;
  const items = await registers.evidence.of(submission.dossierId);
  for (const { no, kind, sha256 } of submission.evidence) {
    const item = must(
      items.find((one) => one.file.sha256 === sha256 && one.kind === kind && one.nomineeNo === no),
      `paper ${sha256} of ${submission.dossierId}`,
    );
    const facts = {
      subjectId: submission.dossierId,
      kind: 'EVIDENCE',
      part: item.no,
      stage: 'FINAL',
      title: item.fileName,
      provenance: null,
    } as const;
    const already = await registers.documents.find(facts.subjectId, facts.kind, facts.stage, facts.part);
    if (already) continue;
    await lockDocument(deps, await store.get(item.file), facts, award.retentionYears, item.file.mediaType);
  }
}
