import type { Person } from '../../../adapters/register-ports.ts';
import { worksForBody } from '../../access.ts';
import { mayReadLedger } from '../../ledger-sight.ts';

interface Part {
  readonly id: string;
  readonly href: string;
  readonly label: string;
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
  { id: 'ledger', href: '/so-khen-thuong', label: 'Sổ khen thưởng', for: mayReadLedger },
  {
    id: 'initiatives',
    href: '/sang-kien',
    label: 'Sáng kiến',
    for: (person) => worksForBody(person) || proposes(person),
  },
  { id: 'organisations', href: '/to-chuc', label: 'Tổ chức', for: everybody },
  { id: 'rules', href: '/quy-dinh', label: 'Quy định', for: everybody },
  {
    id: 'bonus',
    href: '/tien-thuong',
    label: 'Tiền thưởng',
    for: (person) => worksForBody(person) || person.roles.includes('administrator'),
  },
  {
    id: 'calendar',
    href: '/lich-nghi',
    label: 'Lịch nghỉ',
    for: (person) => worksForBody(person) || person.roles.includes('administrator'),
  },
] as const satisfies readonly Part[];

export type PartId = (typeof PARTS)[number]['id'];

export const partsFor = (person: Person): readonly (Part & { readonly id: PartId })[] =>
  PARTS.filter((part) => part.for(person));
