/** Between the boxes of the dossier form, a draft, and what is submitted. */

import type { DraftContent } from '../adapters/drafts-ports.ts';
import type { DossierDraft } from '../adapters/intake-ports.ts';
import type { Submission } from '../adapters/register-ports.ts';
import { idsIn } from '../domain/initiatives/leaning.ts';
import { MOST_NOMINEES } from '../domain/intake/drafts.ts';
import { numbersOf, type OpenNumber } from './nominee-numbers.ts';
import { NUMBERS, type TypedNominee } from './pages/parts/nominee-fields.tsx';

export type Typed = Readonly<Record<string, string>>;

const NOMINEE_FIELDS = [
  ...['kind', 'name', 'honorific', 'birthYear', 'position', 'unit', 'achievement', 'roleClass', 'initiatives'],
  ...NUMBERS.flatMap((number) => [number, `${number}Kept`, `${number}Drop`]),
];

/** Ids that were found by name and ticked have boxes of their own; from then on they stand among those typed. */
const TICKED = 'them-';
export const tickBox = (row: number, initiativeId: string): string => `nominee-${row}-${TICKED}${initiativeId}`;

/** Where the form's boxes are in the submission, for showing an error beside its box. */
const BOXES: Typed = {
  'meeting.date': 'meetingDate',
  'meeting.present': 'meetingPresent',
  'meeting.total': 'meetingTotal',
};

export function typedNominees(fields: Typed): readonly TypedNominee[] {
  const rows = Math.min(MOST_NOMINEES, Math.max(1, Number(fields.rows) || 1));
  return Array.from({ length: rows }, (_, index) => {
    const row = index + 1;
    const typed: Record<string, string> = Object.fromEntries(
      NOMINEE_FIELDS.map((field) => [field, fields[`nominee-${row}-${field}`] ?? '']),
    );
    const before = tickBox(row, '');
    const ticked = Object.keys(fields).flatMap((box) => (box.startsWith(before) ? [box.slice(before.length)] : []));
    return ticked.length === 0
      ? typed
      : { ...typed, initiatives: idsIn([typed.initiatives, ...ticked].join(' ')).join(', ') };
  });
}

/** A number kept from before makes no nominee of a row that was emptied. */
export const isFilled = (typed: TypedNominee): boolean =>
  Object.entries(typed).some(
    ([field, value]) => field !== 'kind' && !/(Kept|Drop|Shown)$/.test(field) && value.trim() !== '',
  );

/** @param open reads a number that the form carries encrypted */
export function contentFrom(fields: Typed, nominees: readonly TypedNominee[], open: OpenNumber): unknown {
  return {
    awardCode: fields.awardCode ?? '',
    evaluationYear: fields.evaluationYear,
    summary: fields.summary ?? '',
    meeting: { date: fields.meetingDate ?? '', present: fields.meetingPresent, total: fields.meetingTotal },
    nominees: nominees.map(({ initiatives = '', ...one }) =>
      one.kind === 'COLLECTIVE'
        ? { kind: 'COLLECTIVE', name: one.name, unit: one.unit, achievement: one.achievement }
        : {
            ...one,
            ...(initiatives.trim() === '' ? {} : { initiatives: idsIn(initiatives) }),
            ...numbersOf(one, open),
            birthYear: one.birthYear === '' ? null : one.birthYear,
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
    roleClass: one.roleClass ?? (one.directWorker ? 'DIRECT' : ''),
    initiatives: (one.initiatives ?? []).map((led) => (typeof led === 'string' ? led : led.id)).join(', '),
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
