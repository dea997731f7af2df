import { isDeepStrictEqual } from 'node:util';
import { itemsFor } from '../../domain/council/roll.ts';
import { type Ballots, itemCount, type SessionState } from '../../domain/council/session.ts';
import type { CountAgain, PublishedBox, RecountFinding } from '../ballot-ports.ts';
import { sha256 } from '../canonical-json.ts';
import { contentOf, openSealed, sealedText, tallyOf } from './box-content.ts';
import { fingerprint, signatureHolds } from './paper-signature.ts';

/** Nothing is taken from the machine that counted first but the text of the box and the session's own events. */
export const countAgain: CountAgain = (boxId, text, session) => {
  const box = openSealed(text);
  const items = itemCount(session);
  const boxHash = sha256(text);
  const tally = tallyOf(
    box.slips.filter(({ item }) => item >= 1 && item <= items),
    items,
  );
  const issued = Object.keys(session.papers ?? {}).length;
  const finding = (what: string, holds: boolean): RecountFinding => ({ what, holds });
  const findings = [
    finding('Hòm phiếu công bố đúng là hòm đã niêm phong trong lịch sử phiên họp', boxHash === session.boxHash),
    finding('Mỗi phiếu và mỗi phiếu con chỉ có một lần', isInForm(boxId, text, box, items)),
    finding('Mọi phiếu mang chữ ký hợp lệ của bộ phận phát phiếu', signaturesHold(box)),
    finding('Mỗi loại phiếu không nhiều hơn số ủy viên đã nhận loại phiếu đó', noClassTooMany(box, session)),
    finding(
      'Số phiếu con của từng trường hợp đúng bằng số phiếu được bỏ cho trường hợp đó',
      slipsHavePapers(box, session),
    ),
    finding(
      'Phiếu trong hòm ≤ phiếu đã phát ≤ ủy viên tham gia',
      box.papers.length <= issued && issued <= session.voted.length,
    ),
    finding('Kết quả từng trường hợp trùng với kết quả đã ghi', isAsRecorded(tally, session)),
  ];
  return {
    holds: findings.every((one) => one.holds),
    findings,
    boxHash,
    onRoll: session.voted.length,
    issued,
    spent: box.papers.length,
    tally,
  };
};

/** Read and written again it is the same text: nothing twice, nothing outside the agenda, nothing besides. */
const isInForm = (boxId: string, text: string, box: PublishedBox, items: number): boolean =>
  isBare(text) || sealedText(boxId, contentOf(box, items)) === text;

/** A box sealed before blind signatures: a list of slips. */
const isBare = (text: string): boolean => text.startsWith('[');

const signaturesHold = ({ classes, papers }: PublishedBox): boolean =>
  classes.every(({ classId, publicKey }) => fingerprint(publicKey) === classId) &&
  papers.every((paper) => {
    const of = classes.find((one) => one.classId === paper.classId);
    return of !== undefined && signatureHolds(of, paper);
  });

const noClassTooMany = ({ classes, papers }: PublishedBox, session: SessionState): boolean =>
  classes.every(({ classId, items }) => {
    const took = Object.keys(session.papers ?? {}).filter((id) => itemsFor(session, id).join() === items.join());
    return papers.filter((paper) => paper.classId === classId).length <= took.length;
  });

/** Members who voted before their session knew papers have slips in the box and none of them. */
function slipsHavePapers({ classes, papers, slips }: PublishedBox, session: SessionState): boolean {
  const without = session.voted.filter((id) => session.papers?.[id] === undefined);
  return Array.from({ length: itemCount(session) }, (_, index) => index + 1).every((item) => {
    const opening = new Set(classes.filter(({ items }) => items.includes(item)).map(({ classId }) => classId));
    const backed = papers.filter(({ classId }) => opening.has(classId)).length;
    const older = without.filter((id) => itemsFor(session, id).includes(item)).length;
    const found = slips.filter((slip) => slip.item === item).length;
    return found >= backed && found <= backed + older;
  });
}

/** Of the items this round voted on: for the others the results repeat those of the round before. */
const isAsRecorded = (tally: readonly Ballots[], { results, onBallot }: SessionState): boolean =>
  results?.length === tally.length &&
  results.every(
    ({ item, yes, no, noOpinion }, index) =>
      onBallot?.includes(item) === false || isDeepStrictEqual(tally[index], { yes, no, noOpinion }),
  );
