import type { DossierPageProps } from '../dossier-page.tsx';
import { EvidenceList, EvidenceUpload, type NomineeLabels, PaperNotes } from './evidence.tsx';
import { Keys } from './fields.tsx';

/** The papers on a dossier's page; while it is returned, with the boxes to add to them. */
export function DossierEvidence({ view, person, keys, typed, problems, evidence }: DossierPageProps) {
  const labels: NomineeLabels = new Map(
    view.nominees.map(({ record }) => [
      record.no,
      `${record.no}. ${[record.honorific, record.name].filter(Boolean).join(' ')}`,
    ]),
  );
  const open = view.stage === 'RETURNED' && person.roles.includes('proposer') && person.unitId === view.row.unitId;
  return (
    <>
      <h2 id="minh-chung">{`Hồ sơ minh chứng (${evidence.items.length})`}</h2>
      <PaperNotes view={evidence} asks={false} />
      {open ? (
        <form method="post" action={`/ho-so/${view.row.id}/minh-chung`} enctype="multipart/form-data" novalidate>
          <Keys {...keys} />
          <EvidenceList items={evidence.items} labels={labels} removable />
          <EvidenceUpload set={evidence.set} labels={labels} typed={typed} problems={problems} />
        </form>
      ) : (
        <EvidenceList items={evidence.items} labels={labels} removable={false} />
      )}
    </>
  );
}
