/** Between the boxes of the dossier form, a draft, and what is submitted. */

import type { DraftContent } from '../adapters/drafts-ports.ts';
import type { DossierDraft } from '../adapters/intake-ports.ts';
import type { Submission } from '../adapters/register-ports.ts';
import { MOST_NOMINEES } from '../domain/intake/drafts.ts';
import type { TypedNominee } from './pages/parts/nominee-fields.tsx';

export type Typed = Readonly<Record<string, string>>;

const NOMINEE_FIELDS = ['kind', 'name', 'honorific', 'birthYear', 'position', 'unit', 'achievement', 'directWorker'];

/** Where the form's boxes are in the submission, for showing an error beside its box. */
const BOXES: Typed = {
  'meeting.date': 'meetingDate',
  'meeting.present': 'meetingPresent',
  'meeting.total': 'meetingTotal',
};

export function typedNominees(fields: Typed): readonly TypedNominee[] {
  const rows = Math.min(MOST_NOMINEES, Math.max(1, Number(fields.rows) || 1));
  return Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(NOMINEE_FIELDS.map((field) => [field, fields[`nominee-${index + 1}-${field}`] ?? ''])),
  );
}

export const isFilled = (typed: TypedNominee): boolean =>
  Object.entries(typed).some(([field, value]) => field !== 'kind' && value.trim() !== '');

export function contentFrom(fields: Typed, nominees: readonly TypedNominee[]): unknown {
  return {
    awardCode: fields.awardCode ?? '',
    evaluationYear: fields.evaluationYear,
    summary: fields.summary ?? '',
    meeting: { date: fields.meetingDate ?? '', present: fields.meetingPresent, total: fields.meetingTotal },
    nominees: nominees.map((one) =>
      one.kind === 'COLLECTIVE'
        ? { kind: 'COLLECTIVE', name: one.name, unit: one.unit, achievement: one.achievement }
        : {
            ...one,
            birthYear: one.birthYear === '' ? null : one.birthYear,
            directWorker: one.directWorker === 'co',
            woman: one.honorific === 'Bà',
          },
    ),
  };
}

/** `nominees.0.name` → the box in the row it was typed in. */
export function besideBoxes(problems: Typed, rows: readonly number[]): Typed {
  return Object.fromEntries(
    Object.entries(problems).map(([path, sentence]) => {
      const [list, index, field] = path.split('.');
      const box = list === 'nominees' && field ? `nominee-${rows[Number(index)]}-${field}` : (BOXES[path] ?? path);
      return [list === 'nominees' && !field ? 'nominee-1-kind' : box, sentence];
    }),
  );
}

export const typedFrom = (submission: Submission): Typed => ({
  awardCode: submission.awardCode,
  evaluationYear: String(submission.evaluationYear),
  summary: submission.summary,
  meetingDate: submission.meeting.date,
  meetingPresent: String(submission.meeting.present),
  meetingTotal: String(submission.meeting.total),
});

export const nomineesFrom = ({ nominees }: Pick<Submission, 'nominees'> | DossierDraft): readonly TypedNominee[] =>
  nominees.map((one) => ({
    kind: one.kind,
    name: one.name,
    honorific: one.honorific ?? '',
    birthYear: one.birthYear === null ? '' : String(one.birthYear),
    position: one.position,
    unit: one.unit,
    achievement: one.achievement,
    directWorker: one.directWorker ? 'co' : '',
  }));

export const draftFrom = (fields: Typed, nominees: readonly TypedNominee[]): DraftContent => ({
  awardCode: fields.awardCode ?? '',
  evaluationYear: fields.evaluationYear ?? '',
  summary: fields.summary ?? '',
  meeting: {
    date: fields.meetingDate ?? '',
    present: fields.meetingPresent ?? '',
    total: fields.meetingTotal ?? '',
  },
  nominees,
});

export const typedFromDraft = ({ meeting, ...content }: DraftContent): Typed => ({
  awardCode: content.awardCode,
  evaluationYear: content.evaluationYear,
  summary: content.summary,
  meetingDate: meeting.date,
  meetingPresent: meeting.present,
  meetingTotal: meeting.total,
});
