import type { Outlook } from '../../../domain/council/outlook.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { AgendaGroup, AgendaItem } from '../../queries/session-items.ts';
import { obstacleSentence } from '../council-words.ts';

interface ObstaclesProps {
  readonly groups: readonly AgendaGroup[];
  readonly outlooks: readonly Outlook[];
  /** What the reader may know of a case. */
  readonly nameOf: (one: AgendaItem) => string;
}

/** Said before the vote, not learnt from its failure: what cannot pass, whoever comes and whatever they choose. */
export function Obstacles({ groups, outlooks, nameOf }: ObstaclesProps) {
  const lines = groups.flatMap(({ rule, items }) =>
    items.flatMap((one) => {
      const outlook = outlooks.find(({ item }) => item === one.item);
      const sentence = outlook && obstacleSentence(outlook, rule);
      return sentence === undefined ? [] : [{ one, sentence }];
    }),
  );
  if (lines.length === 0) return null;
  const bySentence = [...groupBy(lines, ({ sentence }) => sentence)];
  return (
    <div class="note bad" role="alert">
      <h2>{`${lines.length} trên ${outlooks.length} trường hợp không thể được tán thành ở phiên họp này`}</h2>
      <ul class="plain">
        {bySentence.map(([sentence, cases]) => (
          <li>
            <strong>
              {cases.length === outlooks.length && cases.length > 1
                ? 'Mọi trường hợp: '
                : `${cases.map(({ one }) => nameOf(one)).join('; ')}: `}
            </strong>
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}
