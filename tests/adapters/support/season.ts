import type { Registers } from '../../../adapters/register-ports.ts';

/** A province with two grassroots unions under a sector union, and one of them with a council of its own. */
export const SEASON: Parameters<Registers['directory']['save']>[0] = {
  organisations: [
    organisation('ldld-an-phu', null, 'Liên đoàn Lao động tỉnh An Phú'),
    organisation('cd-nganh-may', 'ldld-an-phu', 'Công đoàn ngành Dệt may tỉnh An Phú'),
    organisation('cdcs-hoa-binh', 'cd-nganh-may', 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình'),
    organisation('cdcs-doc-lap', 'cd-nganh-may', 'Công đoàn cơ sở Công ty Độc Lập'),
  ],
  people: [
    person('an', 'Nguyễn Thị An', 'an@laodong.example', ['officer']),
    person('anh', 'Trần Văn Ánh', 'Anh.Tran@laodong.example', ['member']),
    person('dong', 'Lê Đông', 'dong@laodong.example', ['member', 'secretary']),
    person('em', 'Phạm Thị Em', 'em@laodong.example', ['proposer'], 'cdcs-hoa-binh'),
    person('on', 'Đỗ Văn On', 'on@laodong.example', ['clerk']),
    person('oon', 'Bùi Thị Ơn', 'oon@laodong.example', ['authority']),
  ],
  councils: [council('hdtdkt-an-phu', 'ldld-an-phu'), council('hdtdkt-doc-lap', 'cdcs-doc-lap')],
};

function organisation(id: string, parentId: string | null, name: string) {
  return {
    id,
    parentId,
    name,
    parentLine: 'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM',
    ownLine: name.toUpperCase(),
    place: 'An Phú',
    actingBody: `Ban Thường vụ ${name}`,
    authorityBlock: ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'],
    symbols: { decision: 'QĐ-LĐLĐ' },
    fileCopy: 'VT, CSPL&TĐKT',
    contact: '0296 000 000',
  };
}

function person(
  id: string,
  name: string,
  email: string,
  roles: Parameters<Registers['directory']['save']>[0]['people'][number]['roles'],
  unitId = 'ldld-an-phu',
) {
  return { id, name, honorific: 'Ông' as const, email, title: 'Ủy viên', unitId, roles };
}

function council(id: string, organisationId: string) {
  return {
    id,
    organisationId,
    name: 'Hội đồng Thi đua, khen thưởng',
    founding: 'Quyết định số 12/QĐ-LĐLĐ',
    meetingPlace: 'Phòng họp số 1',
    members: [
      { id: 'anh', office: 'CHAIR' as const, votes: true },
      { id: 'dong', office: 'SECRETARY' as const, votes: true },
    ],
  };
}
