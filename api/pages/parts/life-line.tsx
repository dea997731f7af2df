import type { LifeLineEntry } from '../../queries/organisation-view.ts';
import { sinceWord } from '../organisation-words.ts';
import { CHANNEL_WORDS, momentWord } from '../words.ts';
import { Badge } from './fields.tsx';

export interface LifeLineProps<F> {
  readonly entries: readonly LifeLineEntry<F>[];
  readonly sentence: (fact: F) => string;
  /** Address of the correction form of an entry; null for readers who may not. */
  readonly correctAt: ((entryId: string) => string) | null;
}

/** What was recorded, by the day it holds from; what was corrected stays to be read. */
export function LifeLine<F>({ entries, sentence, correctAt }: LifeLineProps<F>) {
  const sorted = entries.toSorted((a, b) => (a.entry.on < b.entry.on ? -1 : a.entry.on > b.entry.on ? 1 : 0));
  return (
    <ol class="timeline">
      {sorted.map(({ entry, byName, corrected }) => (
        <li>
          <p>
            <strong>{sinceWord(entry.on)}</strong>
            {': '}
            {entry.fact === null ? (
              'Bỏ một mục đã ghi nhầm'
            ) : corrected ? (
              <s>{sentence(entry.fact)}</s>
            ) : (
              sentence(entry.fact)
            )}
            {corrected && (
              <>
                {' '}
                <Badge tone="plain">Đã đính chính</Badge>
              </>
            )}
            {entry.corrects !== null && (
              <>
                {' '}
                <Badge tone="wait">Đính chính</Badge>
              </>
            )}
          </p>
          <p class="dim small">
            {`${entry.reason} · ghi ngày ${momentWord(entry.at)} bởi ${byName}, ${CHANNEL_WORDS[entry.channel]}`}
            {correctAt !== null && !corrected && entry.fact !== null && (
              <>
                {' · '}
                <a href={correctAt(entry.id)}>Đính chính mục này</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
