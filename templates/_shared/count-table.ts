import type { TagTree, TagValues } from './contract.ts';
import { countText, percentText } from './official-text.ts';

/** What minutes and count sheet have in common: one round of voting, its ballots and its results. */

export interface CountedRound {
  /** `Vòng một`; empty when there was one round only. */
  readonly title: string;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: number;
  /** Of the ballots collected, those entered from paper. */
  readonly onPaper: number;
  /** Explains every difference between the counts; empty when there is none. */
  readonly remark: string;
  readonly groups: readonly CountedGroup[];
}

/** The nominees for one award. */
export interface CountedGroup {
  readonly title: string;
  readonly results: readonly CountedItem[];
}

export interface CountedItem {
  /** The number of the case on the agenda. */
  readonly item: number;
  /** As printed: `Bà Nguyễn Thị Ánh, Công đoàn cơ sở …`. */
  readonly name: string;
  readonly yes: number;
  readonly against: number;
  readonly noOpinion: number;
  /** What the percentages divide by (the rule decides which members count). */
  readonly denominator: number;
  /** `Đạt`, `Không đạt`, … */
  readonly outcome: string;
}

export const roundsTag: TagTree = {
  rounds: {
    about: 'Từng vòng bỏ phiếu; một vòng thì phần này in một lần',
    inside: {
      roundTitle: { about: 'Tên vòng, chỉ in khi có hai vòng', inside: { text: '“Vòng một”' } },
      ballotsIssued: 'Số phiếu phát ra',
      ballotsCollected: 'Số phiếu thu về',
      ballotsElectronic: 'Trong đó phiếu điện tử',
      ballotsOnPaper: 'Trong đó phiếu giấy',
      ballotsValid: 'Số phiếu hợp lệ',
      ballotsInvalid: 'Số phiếu không hợp lệ',
      ballotRemark: { about: 'Giải thích chênh lệch số phiếu, nếu có', inside: { text: 'Câu giải thích' } },
      groups: {
        about: 'Từng hình thức khen thưởng',
        inside: {
          groupTitle: 'Tên hình thức và số trường hợp',
          results: {
            about: 'Kết quả từng trường hợp',
            inside: {
              no: 'TT, theo số thứ tự trong chương trình họp',
              name: 'Tập thể, cá nhân',
              denominator: 'Tỷ lệ tính trên số này',
              yes: 'Số phiếu và tỷ lệ đồng ý',
              against: 'Số phiếu và tỷ lệ không đồng ý',
              noOpinion: 'Số phiếu và tỷ lệ không có ý kiến',
              outcome: 'Kết quả',
            },
          },
        },
      },
    },
  },
};

export const roundsValues = (rounds: readonly CountedRound[]): TagValues => ({ rounds: rounds.map(roundValues) });

const roundValues = (round: CountedRound): TagValues => ({
  roundTitle: round.title === '' ? [] : [{ text: round.title }],
  ballotsIssued: countText(round.issued),
  ballotsCollected: countText(round.collected),
  ballotsElectronic: countText(round.collected - round.onPaper),
  ballotsOnPaper: countText(round.onPaper),
  ballotsValid: countText(round.valid),
  ballotsInvalid: countText(round.invalid),
  ballotRemark: round.remark === '' ? [] : [{ text: round.remark }],
  groups: round.groups.map(({ title, results }) => ({
    groupTitle: `${title} (${countText(results.length)} trường hợp)`,
    results: results.map(itemValues),
  })),
});

function itemValues({ item, name, yes, against, noOpinion, denominator, outcome }: CountedItem): TagValues {
  const count = (votes: number) => `${countText(votes)}\n(${percentText(votes, denominator)})`;
  return {
    no: countText(item),
    name,
    denominator: countText(denominator),
    yes: count(yes),
    against: count(against),
    noOpinion: count(noOpinion),
    outcome,
  };
}
