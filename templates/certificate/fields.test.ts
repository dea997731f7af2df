import { describe, expect, it } from 'vitest';
import { type CertificateData, certificateTitle, printedTexts } from './fields.ts';

const data: CertificateData = {
  authorityBody: 'Ban Chấp hành Liên đoàn Lao động tỉnh An Phú',
  title: 'Bằng khen',
  conferral: 'Truy tặng',
  recipient: { kind: 'INDIVIDUAL', honorific: 'Ông', name: 'Phạm Hữu Đễ', position: 'Tổ trưởng', unit: 'Xưởng Cắt' },
  achievement: 'Đã có thành tích xuất sắc năm 2026',
  decisionNumber: '05/QĐ-LĐLĐ',
  issuedOn: '2026-03-05',
  registerNumber: '012/2026',
  place: 'An Phú',
  signer: { authority: 'TM. Ban Thường vụ', title: 'Chủ tịch', name: 'Trần Văn Hùng' },
};

describe('the words on a certificate', () => {
  it('writes an individual with Ông or Bà, position and unit on lines of their own', () => {
    expect(printedTexts(data)).toMatchObject({
      authorityBody: 'BAN CHẤP HÀNH LIÊN ĐOÀN LAO ĐỘNG TỈNH AN PHÚ',
      conferral: 'TRUY TẶNG',
      recipient: 'Ông Phạm Hữu Đễ',
      recipientDetail: 'Tổ trưởng\nXưởng Cắt',
      signerOffice: 'TM. BAN THƯỜNG VỤ\nCHỦ TỊCH',
    });
  });

  it('writes a collective by its name, and leaves out a line that has nothing to say', () => {
    const collective = { ...data, recipient: { kind: 'COLLECTIVE', name: 'tổ may số 7', unit: '' } } as const;
    expect(printedTexts(collective)).toMatchObject({ recipient: 'Tổ may số 7', recipientDetail: '' });
    const head = { ...data, signer: { title: 'Chủ tịch', name: 'Trần Văn Hùng' } };
    expect(printedTexts(head).signerOffice).toBe('CHỦ TỊCH');
  });

  it('writes dates by the rule of NĐ 30/2020: a zero before small days, and before January and February only', () => {
    expect(printedTexts(data).placeAndDate).toBe('An Phú, ngày 05 tháng 3 năm 2026');
    expect(printedTexts(data).references).toBe(
      'Quyết định số 05/QĐ-LĐLĐ ngày 05 tháng 3 năm 2026\nSố sổ vàng: 012/2026',
    );
  });

  it('refuses an academic title before the signer’s name', () => {
    const learned = { ...data, signer: { ...data.signer, name: 'TS. Trần Văn Hùng' } };
    expect(() => printedTexts(learned)).toThrow('không ghi học hàm, học vị');
  });

  it('names the file after the award and the person', () => {
    expect(certificateTitle({ ...data, title: 'BẰNG KHEN' })).toBe('Bằng khen – Ông Phạm Hữu Đễ');
  });
});
