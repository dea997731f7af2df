import type { Person } from '../../../adapters/register-ports.ts';
import { worksForBody } from '../../access.ts';
import { mayReadLedger } from '../../ledger-sight.ts';

interface Part {
  readonly id: string;
  readonly href: string;
  readonly label: string;
  /** Daily work stands in the bar; registers and tables are one step further, so that the bar stays one line. */
  readonly register?: true;
  readonly for: (person: Person) => boolean;
}

const proposes = (person: Person): boolean => person.roles.includes('proposer');
const everybody = (): boolean => true;

/** The parts of the site in the order of the navigation, each for those who have something to do or to read there. */
export const PARTS = [
  { id: 'dossiers', href: '/ho-so', label: 'Hồ sơ', for: (person) => worksForBody(person) || proposes(person) },
  { id: 'new', href: '/ho-so/moi', label: 'Lập hồ sơ', for: proposes },
  { id: 'import', href: '/nhap-danh-sach', label: 'Nhập danh sách', for: proposes },
  {
    id: 'sessions',
    href: '/phien-hop',
    label: 'Phiên họp',
    for: ({ roles }) => roles.includes('secretary') || roles.includes('member'),
  },
  { id: 'ledger', href: '/so-khen-thuong', label: 'Sổ khen thưởng', register: true, for: mayReadLedger },
  {
    id: 'initiatives',
    href: '/sang-kien',
    label: 'Sáng kiến',
    register: true,
    for: (person) => worksForBody(person) || proposes(person),
  },
  { id: 'organisations', href: '/to-chuc', label: 'Tổ chức', register: true, for: everybody },
  { id: 'rules', href: '/quy-dinh', label: 'Quy định', register: true, for: everybody },
  {
    id: 'bonus',
    href: '/tien-thuong',
    label: 'Tiền thưởng',
    register: true,
    for: (person) => worksForBody(person) || person.roles.includes('administrator'),
  },
  {
    id: 'calendar',
    href: '/lich-nghi',
    label: 'Lịch nghỉ',
    register: true,
    for: (person) => worksForBody(person) || person.roles.includes('administrator'),
  },
] as const satisfies readonly Part[];

export type PartId = (typeof PARTS)[number]['id'];

type OwnPart = Part & { readonly id: PartId };

/** What a person works in, and the registers and tables beside it. */
export function partsFor(person: Person): {
  readonly work: readonly OwnPart[];
  readonly registers: readonly OwnPart[];
} {
  const own: readonly OwnPart[] = PARTS.filter((part) => part.for(person));
  return { work: own.filter(({ register }) => !register), registers: own.filter(({ register }) => register) };
}
