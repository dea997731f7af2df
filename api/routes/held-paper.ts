import type { HeldPaper } from '../../adapters/ballot-ports.ts';

/** A paper as one hidden field of a form, for browsers without JavaScript. */
export const paperText = ({ classId, secret, blinded, unblind }: HeldPaper): string =>
  [classId, secret, blinded, unblind].join('.');

export function paperFrom(text: string | undefined): HeldPaper | undefined {
  const [, classId, secret, blinded, unblind] =
    /^([0-9a-f]{32})\.([\w-]{43})\.([\w-]{342})\.([\w-]{342})$/.exec(text ?? '') ?? [];
  if (classId === undefined || secret === undefined || blinded === undefined || unblind === undefined) return undefined;
  return { classId, secret, blinded, unblind };
}
