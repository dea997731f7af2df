/** How a body's documents begin and end when nobody has said otherwise (QĐ 933/QĐ-TLĐ). */

import type { OrganisationLevel } from './organisation.ts';

export interface Letterhead {
  readonly parentLine: string;
  readonly ownLine: string;
  readonly place: string;
  readonly actingBody: string;
  readonly authorityBlock: readonly string[];
  readonly symbols: Readonly<Record<string, string>>;
  readonly fileCopy: string;
  readonly contact: string;
}

export interface Superior {
  readonly ownLine: string;
  readonly place: string;
}

/** A grassroots union acts through its Ban Chấp hành, one above it through its Ban Thường vụ. */
export function firstLetterhead(name: string, level: OrganisationLevel | null, superior?: Superior): Letterhead {
  const standingBody = level !== null && level !== 'GRASSROOTS';
  return {
    parentLine: superior?.ownLine ?? '',
    ownLine: name,
    place: superior?.place ?? '',
    actingBody: `${standingBody ? 'Ban Thường vụ' : 'Ban Chấp hành'} ${name}`,
    authorityBlock: [standingBody ? 'TM. BAN THƯỜNG VỤ' : 'TM. BAN CHẤP HÀNH', 'CHỦ TỊCH'],
    symbols: standingBody ? { decision: 'QĐ-LĐLĐ', submission: 'TTr-LĐLĐ' } : { submission: 'TTr-CĐCS' },
    fileCopy: 'VT',
    contact: '',
  };
}

/** The same letterhead for a body that has another name; what does not quote the old name stays. */
export const renamedLetterhead = <T extends Pick<Letterhead, 'ownLine' | 'actingBody'>>(
  letterhead: T,
  from: string,
  to: string,
): T => ({
  ...letterhead,
  ownLine: to,
  actingBody: letterhead.actingBody.replace(from, to),
});
