/** The tables of the initiative register as TypeScript sees them; the truth is in migrations 010 and 016. */

import { bigint, boolean, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { InitiativeKind, InitiativeStatus } from '../../../domain/initiatives/initiative.ts';
import type { InitiativeScope } from '../../../domain/rules/facts.ts';
import type { InitiativeContent } from '../../initiatives-ports.ts';

export const initiativeEvents = pgTable('initiative_events', {
  initiativeId: text().notNull(),
  seq: integer().notNull(),
  recorded: text().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  requestId: text().notNull(),
});

export const initiativeContents = pgTable('initiative_contents', {
  initiativeId: text().notNull(),
  version: integer().notNull(),
  contentHash: text().notNull(),
  content: jsonb().$type<InitiativeContent>().notNull(),
});

export const initiativeAuthors = pgTable('initiative_authors', {
  id: text().primaryKey(),
  personId: text(),
  name: text().notNull(),
  foldedName: text().notNull(),
  birthYear: integer(),
  unit: text().notNull(),
  cccdHash: text(),
  cccdSealed: text(),
});

export const initiatives = pgTable('initiatives', {
  id: text().primaryKey(),
  unitId: text().notNull(),
  kind: text().$type<InitiativeKind>().notNull(),
  status: text().$type<InitiativeStatus>().notNull(),
  title: text().notNull(),
  searchWords: text().array().notNull(),
  scope: text().$type<InitiativeScope>(),
  recognisedYear: integer(),
  valueClaimed: bigint({ mode: 'number' }),
  valueCertified: bigint({ mode: 'number' }),
  uses: integer().notNull(),
  updatedAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }).notNull(),
});

export const initiativeAuthorships = pgTable('initiative_authorships', {
  initiativeId: text().notNull(),
  authorId: text().notNull(),
  name: text().notNull(),
  sharePercent: integer().notNull(),
  main: boolean().notNull(),
});

export const initiativeUses = pgTable('initiative_uses', {
  initiativeId: text().notNull(),
  authorId: text().notNull(),
  awardCode: text().notNull(),
  evaluationYear: integer().notNull(),
  dossierId: text().notNull(),
  no: integer().notNull(),
  awarded: boolean().notNull(),
});
