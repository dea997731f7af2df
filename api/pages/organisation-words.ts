/** Vietnamese words for organisations and people over time. */

import { LONG_AGO } from '../../domain/organisations/entry.ts';
import type { GroupKind, OrganisationFact, OrganisationLevel } from '../../domain/organisations/organisation.ts';
import type { PersonFact } from '../../domain/organisations/person.ts';
import type { OrganisationKind, RoleClass } from '../../domain/rules/facts.ts';
import { dayWord } from './words.ts';
import { figuresSentence, yearSentence } from './year-words.ts';

export const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  STATE: 'Cơ quan nhà nước, đảng, đoàn thể',
  PUBLIC_SERVICE: 'Đơn vị sự nghiệp công lập',
  STATE_OWNED: 'Doanh nghiệp nhà nước',
  PRIVATE: 'Doanh nghiệp, đơn vị ngoài nhà nước',
  FDI: 'Doanh nghiệp có vốn đầu tư nước ngoài',
};

export const LEVEL_WORDS: Readonly<Record<OrganisationLevel, string>> = {
  GRASSROOTS: 'Công đoàn cơ sở',
  DIRECT_UPPER: 'Công đoàn cấp trên trực tiếp cơ sở',
  PROVINCE: 'Cấp tỉnh, ngành trung ương, tổng công ty',
  CONFEDERATION: 'Tổng Liên đoàn',
};

export const ROLE_CLASS_WORDS: Readonly<Record<RoleClass, string>> = {
  DIRECT: 'Công nhân, lao động trực tiếp',
  NON_LEADER: 'Công chức, viên chức không giữ chức vụ lãnh đạo',
  LEADER: 'Lãnh đạo, quản lý',
  SENIOR_LEADER: 'Từ phó vụ trưởng, phó trưởng ban và tương đương trở lên',
};

export const GROUP_WORDS: Readonly<Record<GroupKind, string>> = { CLUSTER: 'Cụm thi đua', BLOC: 'Khối thi đua' };

/** `01/07/2025`, or that nobody knows. */
export const sinceWord = (on: string): string => (on === LONG_AGO ? 'không rõ ngày' : dayWord(on));

/** `từ 01/07/2025 đến hết 30/06/2026`; `to` is the first day without. */
export function spanWord(from: string, to: string | null): string {
  const since = from === LONG_AGO ? 'từ trước' : `từ ${dayWord(from)}`;
  return to === null ? since : `${since}, thôi từ ${dayWord(to)}`;
}

type Names = ReadonlyMap<string, string>;

export function organisationSentence(
  fact: OrganisationFact,
  names: Names,
  matterOf: (matterId: string) => string,
): string {
  const name = (id: string) => names.get(id) ?? id;
  switch (fact.type) {
    case 'founded':
      return fact.parentId === null
        ? `Thành lập: ${fact.name}`
        : `Thành lập: ${fact.name}, trực thuộc ${name(fact.parentId)}`;
    case 'renamed':
      return `Đổi tên thành ${fact.name}`;
    case 'moved':
      return `Chuyển về trực thuộc ${name(fact.parentId)}`;
    case 'classified': {
      const words = [fact.kind && KIND_WORDS[fact.kind], fact.level && LEVEL_WORDS[fact.level]].filter(Boolean);
      return words.length === 0 ? 'Chưa xếp loại hình, cấp' : `Xếp loại: ${words.join('; ')}`;
    }
    case 'merged':
      return `Sáp nhập vào ${name(fact.intoId)}`;
    case 'split':
      return `Chia thành ${fact.partIds.map(name).join('; ')}`;
    case 'dissolved':
      return 'Giải thể';
    case 'grouped': {
      const { kind, year, hostId, name: groupName } = fact.group;
      const place = `${GROUP_WORDS[kind]} “${groupName}” năm ${year} của ${name(hostId)}`;
      return fact.leads ? `${place}, đơn vị trưởng` : place;
    }
    case 'reported':
      return figuresSentence(fact);
    default:
      return yearSentence(fact, matterOf);
  }
}

/** What the entries of a person refer to: posts and matters by their ids, in words. */
export interface Referred {
  post(postId: string): string;
  matter(matterId: string): string;
}

export function personSentence(fact: PersonFact, names: Names, referred: Referred): string {
  switch (fact.type) {
    case 'entered':
      return `${fact.woman ? 'Bà' : 'Ông'} ${fact.name}${fact.birthYear === null ? '' : `, sinh năm ${fact.birthYear}`}`;
    case 'tookPost':
      return `Giữ chức vụ ${fact.title}, ${names.get(fact.organisationId) ?? fact.organisationId}${fact.unionWork ? ' (công tác công đoàn)' : ''}`;
    case 'leftPost':
      return `Thôi giữ chức vụ ${referred.post(fact.postId)}`;
    case 'classed':
      return `Xếp nhóm đối tượng: ${ROLE_CLASS_WORDS[fact.roleClass]} (theo ${fact.source})`;
    case 'joinedUnion':
      return 'Vào Công đoàn';
    case 'worked':
      return `Năm ${fact.year}: làm việc ${fact.months} tháng, nghỉ ${fact.daysAbsent} ngày làm việc`;
    default:
      return yearSentence(fact, referred.matter);
  }
}
