/** The ledger's tables as TypeScript sees them; the truth is in `migrations/005-award-ledger.sql`. */

import { bigint, date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { AwardLevel, CommendationKind, GapYear } from '../../../domain/rules/facts.ts';
import type { SubjectKind } from '../../../domain/rules/rule-set.ts';

const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });
const serial = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const ledgerSubjects = pgTable('ledger_subjects', {
  id: text().primaryKey(),
  rootId: text().notNull(),
  kind: text().$type<SubjectKind>().notNull(),
  name: text().notNull(),
  foldedName: text().notNull(),
  birthYear: integer(),
  unitId: text().notNull(),
  unitName: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
});

export const ledgerIdentities = pgTable('ledger_identities', {
  hash: text().primaryKey(),
  subjectId: text().notNull(),
  kind: text().$type<'CITIZEN' | 'STAFF' | 'ORGANISATION'>().notNull(),
  sealed: text().notNull(),
});

export const ledgerNominees = pgTable('ledger_nominees', {
  id: serial(),
  dossierId: text().notNull(),
  no: integer().notNull(),
  subjectId: text().notNull(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

export const ledgerAwards = pgTable('ledger_awards', {
  id: text().primaryKey(),
  subjectId: text().notNull(),
  code: text().notNull(),
  kind: text().$type<CommendationKind>().notNull(),
  level: text().$type<AwardLevel>().notNull(),
  year: integer().notNull(),
  decisionNumber: text().notNull(),
  decidedOn: date({ mode: 'string' }),
  achievementId: text(),
  unitId: text().notNull(),
  unitName: text().notNull(),
  grounds: text().array().notNull().default([]),
  note: text().notNull().default(''),
  enteredBy: text().notNull(),
  enteredAt: instant().notNull(),
});

export const ledgerAnnulments = pgTable('ledger_annulments', {
  awardId: text().primaryKey(),
  decisionNumber: text().notNull(),
  decidedOn: date({ mode: 'string' }).notNull(),
  reason: text().notNull(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

export const ledgerMerges = pgTable('ledger_merges', {
  id: serial(),
  absorbedId: text().notNull(),
  keptId: text().notNull(),
  reason: text().notNull(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

export const ledgerSeparations = pgTable('ledger_separations', {
  mergeId: bigint({ mode: 'number' }).primaryKey(),
  reason: text().notNull(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

/** What an award was that left the ledger with its import; written by `take-back.ts`. */
export const ledgerWithdrawnAwards = pgTable('ledger_withdrawn_awards', {
  id: serial(),
  awardId: text().notNull(),
  award: jsonb().notNull(),
  importId: text().notNull(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

export const ledgerGapYears = pgTable('ledger_gap_years', {
  id: serial(),
  subjectId: text().notNull(),
  year: integer().notNull(),
  reason: text().$type<GapYear['reason']>(),
  byPerson: text().notNull(),
  at: instant().notNull(),
});

export const quotas = pgTable('quotas', {
  awardCode: text().notNull(),
  organisationId: text().notNull(),
  year: integer().notNull(),
  theme: text().notNull(),
  places: integer().notNull(),
});

export const quotaUses = pgTable('quota_uses', {
  awardCode: text().notNull(),
  organisationId: text().notNull(),
  year: integer().notNull(),
  theme: text().notNull(),
  owner: text().notNull(),
  state: text().$type<'RESERVED' | 'CONFIRMED' | 'RELEASED'>().notNull(),
});
