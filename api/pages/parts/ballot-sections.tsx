import type { Child } from 'hono/jsx';
import type { BallotItem } from '../../queries/ballot-view.ts';

/** The cases of one union's proposal for one award, as they follow each other on the agenda. */
export interface BallotSection {
  /** 1, 2, 3 … through the ballot. */
  readonly no: number;
  readonly title: string;
  readonly cases: readonly BallotItem[];
}

export function sectionsOf(items: readonly BallotItem[]): readonly BallotSection[] {
  const sections: { no: number; title: string; cases: BallotItem[] }[] = [];
  for (const one of items) {
    const title = [one.awardTitle, one.proposedBy].filter(Boolean).join(' – ');
    const last = sections.at(-1);
    if (last?.title === title) last.cases.push(one);
    else sections.push({ no: sections.length + 1, title, cases: [one] });
  }
  return sections;
}

/** From here on a ballot is long: a way to each section, and less on the page at a time. */
const LONG = 12;

export const isLong = (items: readonly BallotItem[]): boolean => items.length > LONG;

/** Mục lục: so that nobody has to roll through three hundred cases to reach the last union. */
export const SectionLinks = ({ sections }: { readonly sections: readonly BallotSection[] }) => (
  <nav aria-label="Các phần của phiếu" class="card">
    <ol class="plain">
      {sections.map(({ no, title, cases }) => (
        <li>
          <a href={`#phan-${no}`}>{title}</a> <span class="dim">{`(${cases.length} trường hợp)`}</span>
        </li>
      ))}
    </ol>
  </nav>
);

export const SectionHead = ({ section, children }: { readonly section: BallotSection; readonly children?: Child }) => (
  <>
    <h2 id={`phan-${section.no}`}>{section.title}</h2>
    {children}
  </>
);
