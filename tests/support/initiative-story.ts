/** The life of one initiative, for given-when-then: a union of two workers and an invented machine. */

import type { Actor } from '../../domain/acts.ts';
import type { InitiativeCommand } from '../../domain/initiatives/commands.ts';
import { decideInitiative } from '../../domain/initiatives/decide.ts';
import {
  type AwardUse,
  type Claim,
  evolveInitiative,
  type InitiativeEvent,
  type InitiativeState,
  type InitiativeStatus,
  type Recognition,
  type ValueGained,
} from '../../domain/initiatives/initiative.ts';
import { actor, type Happened, happened, type Machine } from './given.ts';

export const initiativeMachine: Machine<InitiativeState, InitiativeEvent, InitiativeCommand> = {
  decide: decideInitiative,
  evolve: evolveInitiative,
};

export const UNION = actor('proposer', 'an');
export const CLERK: Actor = actor('officer', 'ngu');
export const NOTE_HASH = 'b'.repeat(64);

export const VALUE: ValueGained = {
  amount: 96_000_000,
  from: '2026-01-01',
  to: '2026-09-30',
  certified: true,
  employerConfirmedOn: '2026-10-05',
};

export const claim = (over: Partial<Claim> = {}): Claim => ({
  kind: 'SOLUTION',
  authors: [
    { authorId: 'author-hoa', sharePercent: 70, main: true },
    { authorId: 'author-binh', sharePercent: 30, main: false },
  ],
  equalMainAuthors: false,
  appliedFrom: '2026-01-01',
  value: VALUE,
  proofs: ['c'.repeat(64)],
  contentHash: 'd'.repeat(64),
  ...over,
});

export const RECOGNITION: Recognition = {
  scope: 'GRASSROOTS',
  number: '15/QĐ-CT',
  on: '2026-10-20',
  decidedByHash: 'e'.repeat(64),
};

export const use = (over: Partial<AwardUse> = {}): AwardUse => ({
  awardCode: 'BLDST',
  evaluationYear: 2026,
  dossierId: 'dossier-2026-0001',
  no: 1,
  authorId: 'author-hoa',
  ...over,
});

export const register = (over: Partial<Claim> = {}, recognised: Recognition | null = null): InitiativeCommand => ({
  type: 'registerInitiative',
  unitId: 'cdcs-hoa-binh',
  claim: claim(over),
  recognised,
});

const registered = happened<InitiativeEvent>(UNION, {
  type: 'initiativeRegistered',
  unitId: 'cdcs-hoa-binh',
  claim: claim(),
});
const submitted = happened<InitiativeEvent>(UNION, { type: 'initiativeSubmitted' });
const recognised = happened<InitiativeEvent>(CLERK, {
  type: 'initiativeRecognised',
  recognition: RECOGNITION,
  source: 'DECISION',
});
const refused = happened<InitiativeEvent>(CLERK, { type: 'initiativeRefused', noteHash: NOTE_HASH });
const withdrawn = happened<InitiativeEvent>(CLERK, {
  type: 'recognitionWithdrawn',
  decision: { number: '20/QĐ-CT', on: '2026-11-02', decidedByHash: NOTE_HASH },
  noteHash: NOTE_HASH,
  affected: [],
});

/** What has happened when an initiative has come to a status. */
export const IN_STATUS: Readonly<Record<InitiativeStatus, readonly Happened<InitiativeEvent>[]>> = {
  REGISTERED: [registered],
  SUBMITTED: [registered, submitted],
  RECOGNISED: [registered, submitted, recognised],
  REFUSED: [registered, submitted, refused],
  WITHDRAWN: [registered, submitted, recognised, withdrawn],
  TAKEN_BACK: [registered, happened<InitiativeEvent>(UNION, { type: 'initiativeTakenBack', noteHash: NOTE_HASH })],
};
