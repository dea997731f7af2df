/** Tổ chức công đoàn: what can happen to one, and what is known of it on a day. */

import type { AwardLevel, CollectiveFacts, OrganisationKind } from '../rules/facts.ts';
import { type Entry, type Standing, standing } from './entry.ts';
import type { YearFact } from './years.ts';

/** Cấp: cơ sở, cấp trên trực tiếp cơ sở, tỉnh và tương đương, Tổng Liên đoàn. */
export type OrganisationLevel = Exclude<AwardLevel, 'STATE'>;

/** Cụm thi đua, khối thi đua. */
export type GroupKind = 'CLUSTER' | 'BLOC';

/** A cluster or bloc is drawn up anew each year by the body that hosts it; host, kind, name and year are its identity. */
export interface EmulationGroup {
  readonly year: number;
  readonly hostId: string;
  readonly kind: GroupKind;
  readonly name: string;
}

/** Số liệu of a collective for one year, as it reports them; null where it does not. */
export type YearFigures = Omit<CollectiveFacts, 'dissolved'>;

export type OrganisationFact =
  | { readonly type: 'founded'; readonly name: string; readonly parentId: string | null }
  | { readonly type: 'renamed'; readonly name: string }
  | { readonly type: 'moved'; readonly parentId: string }
  | {
      readonly type: 'classified';
      readonly kind: OrganisationKind | null;
      readonly level: OrganisationLevel | null;
    }
  /** Sáp nhập, hợp nhất: goes on inside another. */
  | { readonly type: 'merged'; readonly intoId: string }
  /** Chia: goes on as several others. */
  | { readonly type: 'split'; readonly partIds: readonly string[] }
  /** Giải thể: nobody carries it on. */
  | { readonly type: 'dissolved' }
  /** `leads`: trưởng cụm, trưởng khối of the year. */
  | ({ readonly type: 'grouped'; readonly leads: boolean } & { readonly group: EmulationGroup })
  | ({ readonly type: 'reported'; readonly year: number } & YearFigures)
  | YearFact;

export type OrganisationEntry = Entry<OrganisationFact>;

export interface ParentSpan {
  readonly parentId: string | null;
  readonly from: string;
  /** Null: still so. */
  readonly to: string | null;
}

export interface Life {
  readonly id: string;
  /** Everything that was ever recorded, in that order. */
  readonly recorded: readonly OrganisationEntry[];
  /** Only what holds, in the order of dates. */
  readonly entries: readonly Standing<OrganisationFact>[];
  readonly founded: string;
  /** The first day without it; null while it lives. */
  readonly ended: string | null;
  /** Under whom it stood, from founding to end. */
  readonly parents: readonly ParentSpan[];
}

/** Undefined without a founding: then nothing can be said about it on any day. */
export function lifeOf(id: string, recorded: readonly OrganisationEntry[]): Life | undefined {
  const entries = standing(recorded);
  const founded = entries.find((entry) => entry.fact.type === 'founded')?.on;
  if (founded === undefined) return undefined;
  const ended = entries.find((entry) => isEnd(entry.fact))?.on ?? null;
  return { id, recorded, entries, founded, ended, parents: parentSpans(entries, ended) };
}

export const isEnd = (fact: OrganisationFact): boolean =>
  fact.type === 'merged' || fact.type === 'split' || fact.type === 'dissolved';

export const livesOn = (life: Life, date: string): boolean =>
  life.founded <= date && (life.ended === null || date < life.ended);

export interface OrganisationAt {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind | null;
  readonly level: OrganisationLevel | null;
  /** False once it has ended; then the rest is as it was at last. */
  readonly living: boolean;
}

/** As it was on a day; undefined before its founding. */
export function stateOn(life: Life, date: string): OrganisationAt | undefined {
  if (date < life.founded) return undefined;
  const at = {
    id: life.id,
    name: '',
    parentId: null as string | null,
    kind: null as OrganisationKind | null,
    level: null as OrganisationLevel | null,
    living: livesOn(life, date),
  };
  for (const { on, fact } of life.entries) {
    if (on > date) break;
    if (fact.type === 'founded' || fact.type === 'renamed') at.name = fact.name;
    if (fact.type === 'founded' || fact.type === 'moved') at.parentId = fact.parentId;
    if (fact.type === 'classified') Object.assign(at, { kind: fact.kind, level: fact.level });
  }
  return at;
}

function parentSpans(entries: readonly Standing<OrganisationFact>[], ended: string | null): readonly ParentSpan[] {
  const moves = entries.flatMap(({ on, fact }) =>
    fact.type === 'founded' || fact.type === 'moved' ? [{ parentId: fact.parentId, from: on }] : [],
  );
  return moves
    .map((move, index) => ({ ...move, to: moves[index + 1]?.from ?? ended }))
    .filter((span) => span.to === null || span.from < span.to);
}
