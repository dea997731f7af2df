import type { Role } from '../../../domain/acts.ts';
import type { TimelineEntry } from '../../queries/dossier-view.ts';
import { eventSentence } from '../event-words.ts';
import { CHANNEL_WORDS, momentWord, ROLE_WORDS } from '../words.ts';

/** Who did what, when, through what, and why; oldest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li>
          <p>
            <strong>{eventSentence(entry.event)}</strong>
          </p>
          {Object.entries(entry.notes).map(([no, text]) => (
            <blockquote class="achievement">{no === '0' ? text : `Trường hợp ${no}: ${text}`}</blockquote>
          ))}
          <p class="dim small">
            <time datetime={entry.at}>{momentWord(entry.at)}</time>
            {` · ${entry.role === 'system' ? 'Ghi Công' : `${entry.actorName} (${ROLE_WORDS[entry.role as Role]})`} · ${
              CHANNEL_WORDS[entry.channel as keyof typeof CHANNEL_WORDS]
            }`}
          </p>
        </li>
      ))}
    </ol>
  );
}
