/** Between the flat boxes of the form and the shape that is checked. */

import type { InitiativeView } from '../../../adapters/initiatives-ports.ts';
import { MOST_AUTHORS, MOST_PROOFS } from '../../schemas/initiative.ts';

export type Typed = Readonly<Record<string, string>>;

const AUTHOR_FIELDS = ['authorId', 'name', 'birthYear', 'unit', 'cccd', 'sharePercent', 'main'];

export function typedRows(fields: Typed): readonly Typed[] {
  const rows = Math.min(MOST_AUTHORS, Math.max(1, Number(fields.rows) || 1));
  return Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(AUTHOR_FIELDS.map((field) => [field, fields[`author-${index + 1}-${field}`] ?? ''])),
  );
}

/** Rows left empty do not count; the numbers of the others must still point at the boxes they came from. */
const filledAuthors = (fields: Typed) =>
  typedRows(fields)
    .map((typed, index) => ({ typed, row: index + 1 }))
    .filter(({ typed }) => ['name', 'birthYear', 'unit', 'cccd', 'sharePercent'].some((one) => typed[one]?.trim()));

const filledProofs = (fields: Typed) =>
  Array.from({ length: MOST_PROOFS }, (_, index) => index + 1)
    .map((row) => ({ row, title: fields[`proof-${row}-title`] ?? '', sha256: fields[`proof-${row}-sha256`] ?? '' }))
    .filter(({ title, sha256 }) => `${title}${sha256}`.trim() !== '');

const VALUE_BOXES = {
  amount: 'valueAmount',
  from: 'valueFrom',
  to: 'valueTo',
  method: 'valueMethod',
  certifiedBy: 'valueCertifiedBy',
  employerConfirmedOn: 'valueEmployerConfirmedOn',
} as const;

const RECOGNITION_BOXES = {
  scope: 'recognisedScope',
  number: 'recognisedNumber',
  on: 'recognisedOn',
  decidedBy: 'recognisedBy',
} as const;

const isEmpty = (fields: Typed, boxes: object): boolean => Object.values(boxes).every((box) => !fields[box]?.trim());

export function contentFrom(fields: Typed): unknown {
  return {
    kind: fields.kind,
    title: fields.title ?? '',
    summary: fields.summary ?? '',
    appliedAt: fields.appliedAt ?? '',
    appliedFrom: fields.appliedFrom ?? '',
    authors: filledAuthors(fields).map(({ typed }) => ({
      authorId: orNull(typed.authorId),
      name: typed.name ?? '',
      birthYear: orNull(typed.birthYear),
      unit: typed.unit ?? '',
      cccd: orNull(typed.cccd),
      sharePercent: typed.sharePercent,
      main: typed.main === 'co',
    })),
    equalMainAuthors: fields.equalMainAuthors === 'co',
    value: isEmpty(fields, VALUE_BOXES)
      ? null
      : {
          // As people write money: dots between the thousands.
          amount: (fields.valueAmount ?? '').replace(/[.\s]/g, ''),
          from: fields.valueFrom ?? '',
          to: fields.valueTo ?? '',
          method: fields.valueMethod ?? '',
          certifiedBy: fields.valueCertifiedBy ?? '',
          employerConfirmedOn: orNull(fields.valueEmployerConfirmedOn),
        },
    proofs: filledProofs(fields).map(({ title, sha256 }) => ({ title, sha256: orNull(sha256.trim().toLowerCase()) })),
  };
}

const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text);

export const recognisedFrom = (fields: Typed): unknown =>
  isEmpty(fields, RECOGNITION_BOXES)
    ? null
    : Object.fromEntries(Object.entries(RECOGNITION_BOXES).map(([field, box]) => [field, fields[box] ?? '']));

/** `authors.0.name` → the box in the row it was typed in. */
export function besideBoxes(problems: Typed, fields: Typed): Typed {
  const authors = filledAuthors(fields);
  const proofs = filledProofs(fields);
  const boxOf = (path: string): string => {
    const [list = '', part = '', field = ''] = path.split('.');
    if (list === 'authors') return field === '' ? 'authors' : `author-${authors[Number(part)]?.row}-${field}`;
    if (list === 'proofs') return field === '' ? 'proof-1-title' : `proof-${proofs[Number(part)]?.row}-${field}`;
    if (list === 'value') return VALUE_BOXES[part as keyof typeof VALUE_BOXES] ?? 'valueAmount';
    if (list === 'recognised') return RECOGNITION_BOXES[part as keyof typeof RECOGNITION_BOXES] ?? 'recognisedScope';
    return path;
  };
  return Object.fromEntries(Object.entries(problems).map(([path, sentence]) => [boxOf(path), sentence]));
}

/** An initiative as it was registered, back in its boxes. Citizen ids do not come back. */
export function typedFrom({ state, content }: InitiativeView): { readonly typed: Typed; readonly rows: Typed[] } {
  const { value } = state;
  return {
    typed: {
      version: String(state.version),
      kind: state.kind,
      title: content.title,
      summary: content.summary,
      appliedAt: content.appliedAt,
      appliedFrom: state.appliedFrom,
      equalMainAuthors: state.equalMainAuthors ? 'co' : '',
      valueAmount: value === null ? '' : value.amount.toLocaleString('vi-VN'),
      valueFrom: value?.from ?? '',
      valueTo: value?.to ?? '',
      valueMethod: content.valueMethod,
      valueCertifiedBy: content.certifiedBy,
      valueEmployerConfirmedOn: value?.employerConfirmedOn ?? '',
      ...Object.fromEntries(
        content.proofs.flatMap(({ title, sha256 }, index) => [
          [`proof-${index + 1}-title`, title],
          [`proof-${index + 1}-sha256`, sha256 ?? ''],
        ]),
      ),
    },
    rows: content.authors.map((author) => {
      const part = state.authors.find((one) => one.authorId === author.authorId);
      return {
        authorId: author.authorId,
        name: author.name,
        birthYear: author.birthYear === null ? '' : String(author.birthYear),
        unit: author.unit,
        cccd: '',
        sharePercent: String(part?.sharePercent ?? ''),
        main: part?.main ? 'co' : '',
      };
    }),
  };
}
