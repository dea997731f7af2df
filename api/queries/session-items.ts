import type { Registers } from '../../adapters/register-ports.ts';
import { itemsOfPart, ruleOf } from '../../domain/council/roll.ts';
import type { AgendaPart, SessionState } from '../../domain/council/session.ts';
import type { VoteRule } from '../../domain/rules/rule-set.ts';
import type { CommandDeps } from '../commands/command.ts';
import { awardOf } from '../commands/council/draft-session.ts';

/** A case on an agenda as the secretary reads it. */
export interface AgendaItem {
  readonly item: number;
  readonly dossierId: string;
  readonly no: number;
  readonly name: string;
  readonly unit: string;
  /** Where its page is. */
  readonly href: string;
}

/** Part of an agenda with one award, or the initiatives. */
export interface AgendaGroup {
  readonly title: string;
  readonly rule: VoteRule;
  readonly items: readonly AgendaItem[];
}

type Agenda = Pick<SessionState, 'agenda' | 'rule' | 'furtherRules'>;

export async function agendaItems(
  registers: Pick<Registers, 'dossiers' | 'initiatives' | 'directory'>,
  agenda: readonly AgendaPart[],
): Promise<readonly AgendaItem[]> {
  const parts = agenda.map(async (part, index): Promise<readonly AgendaItem[]> => {
    const items = itemsOfPart(agenda, index);
    const { dossierId, nos } = part;
    if (part.kind === 'INITIATIVE') {
      const view = await registers.initiatives.view(dossierId);
      const unit = view && (await registers.directory.organisation(view.state.unitId));
      const [item = 0] = items;
      const name = view?.content.title ?? `Sáng kiến ${dossierId}`;
      return [{ item, dossierId, no: 1, name, unit: unit?.name ?? '', href: `/sang-kien/${dossierId}` }];
    }
    const submission = await registers.dossiers.submission(dossierId);
    return nos.map((no, place) => {
      const record = submission?.nominees.find((one) => one.no === no);
      const name =
        record === undefined ? `Trường hợp ${no}` : [record.honorific, record.name].filter(Boolean).join(' ');
      return { item: items[place] ?? 0, dossierId, no, name, unit: record?.unit ?? '', href: `/ho-so/${dossierId}` };
    });
  });
  return (await Promise.all(parts)).flat();
}

/** The same by award, each with the rule it is voted on by; in the order of the agenda. */
export async function agendaGroups(
  deps: Pick<CommandDeps, 'registers' | 'engine'>,
  session: Agenda,
): Promise<readonly AgendaGroup[]> {
  const items = await agendaItems(deps.registers, session.agenda);
  const titles = await Promise.all(
    session.agenda.map(async ({ kind, dossierId }) =>
      kind === 'INITIATIVE' ? 'Sáng kiến' : ((await awardOf(deps, dossierId))?.title ?? dossierId),
    ),
  );
  const groups = new Map<string, { title: string; rule: VoteRule; items: AgendaItem[] }>();
  for (const [index, title] of titles.entries()) {
    const [first = 0] = itemsOfPart(session.agenda, index);
    const rule = ruleOf(session, first);
    const key = JSON.stringify([title, rule]);
    const group = groups.get(key) ?? { title, rule, items: [] };
    const own = itemsOfPart(session.agenda, index);
    group.items.push(...items.filter(({ item }) => own.includes(item)));
    groups.set(key, group);
  }
  return [...groups.values()];
}
