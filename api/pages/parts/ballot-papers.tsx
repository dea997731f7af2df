import type { EvidenceItem } from '../../../adapters/evidence-ports.ts';
import { paperTitle } from '../../../domain/rulesets/paper-kinds.ts';
import { sizeWord } from '../words.ts';

const FORM = 'tai-minh-chung';

/** A form of its own, beside the ballot's: asking for a paper must not send what is chosen so far. */
export const BallotPapersForm = ({ token, noInterest }: { readonly token: string; readonly noInterest: boolean }) => (
  <form id={FORM} method="post" action={`/b/${token}/minh-chung`}>
    <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
  </form>
);

/** The papers of one case, to read before choosing. */
export function BallotPapers({ papers }: { readonly papers: readonly EvidenceItem[] }) {
  if (papers.length === 0) return null;
  return (
    <details>
      <summary>{`Hồ sơ minh chứng (${papers.length})`}</summary>
      <ul class="plain">
        {papers.map(({ holderId, no, kind, nomineeNo, fileName, file }) => (
          <li>
            <button type="submit" form={FORM} name="tep" value={`${holderId}/${no}`} class="plain-button">
              {`Tải về: ${paperTitle(kind)} (${fileName}, ${sizeWord(file.size)})`}
            </button>
            {nomineeNo === null && <span class="dim"> – của cả hồ sơ</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
