import { describe, expect, it } from 'vitest';
import {
  amountInWords,
  amountText,
  dateText,
  headingText,
  percentText,
  recipientCounts,
  signatoryName,
  timeText,
} from './official-text.ts';

describe('dates', () => {
  it('writes a leading zero for days below 10 and for January and February only', () => {
    expect(dateText({ year: 2026, month: 3, day: 5 })).toBe('ngày 05 tháng 3 năm 2026');
    expect(dateText({ year: 2026, month: 2, day: 15 })).toBe('ngày 15 tháng 02 năm 2026');
    expect(timeText({ year: 2026, month: 11, day: 18, hour: 8, minute: 0 })).toBe(
      '08 giờ 00 phút, ngày 18 tháng 11 năm 2026',
    );
  });
});

describe('money', () => {
  it.each([
    [760_000, '760.000 đồng', 'Bảy trăm sáu mươi nghìn đồng'],
    [3_800_000, '3.800.000 đồng', 'Ba triệu tám trăm nghìn đồng'],
    [7_590_000, '7.590.000 đồng', 'Bảy triệu năm trăm chín mươi nghìn đồng'],
    [34_180_000, '34.180.000 đồng', 'Ba mươi tư triệu một trăm tám mươi nghìn đồng'],
    [1_005_000_000, '1.005.000.000 đồng', 'Một tỷ không trăm lẻ năm triệu đồng'],
  ])('prints %d in digits and in words', (dong, digits, words) => {
    expect(amountText(dong)).toBe(digits);
    expect(amountInWords(dong)).toBe(words);
  });

  it('refuses fractions of a đồng and negative amounts', () => {
    expect(() => amountText(0.5)).toThrow(RangeError);
    expect(() => amountInWords(-1)).toThrow(RangeError);
  });
});

describe('counts and shares', () => {
  it('mentions only the groups that have members', () => {
    expect(recipientCounts(2, 5)).toBe('02 tập thể và 05 cá nhân');
    expect(recipientCounts(12, 0)).toBe('12 tập thể');
    expect(recipientCounts(0, 1)).toBe('01 cá nhân');
    expect(() => recipientCounts(0, 0)).toThrow('ít nhất một');
  });

  it('prints a share with a decimal comma', () => {
    expect(percentText(7, 8)).toBe('87,50%');
    expect(percentText(6, 8)).toBe('75%');
    expect(percentText(8, 9)).toBe('88,89%');
  });
});

describe('letterhead', () => {
  it.each([
    ['Tổng Liên đoàn Lao động Việt Nam', 'TỔNG LIÊN ĐOÀN LAO ĐỘNG\nVIỆT NAM'],
    ['Liên đoàn Lao động tỉnh An Phú', 'LIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN PHÚ'],
    ['Công đoàn cơ sở Công ty Cổ phần May Hòa Bình', 'CÔNG ĐOÀN CƠ SỞ\nCÔNG TY CỔ PHẦN MAY HÒA BÌNH'],
    ['Hội đồng Thi đua, khen thưởng', 'HỘI ĐỒNG THI ĐUA,\nKHEN THƯỞNG'],
  ])('breaks %s where it reads well', (name, heading) => {
    expect(headingText(name)).toBe(heading);
  });

  it('keeps a line break that the organisation chose', () => {
    expect(headingText('Công đoàn\nngành Y tế')).toBe('CÔNG ĐOÀN\nNGÀNH Y TẾ');
  });
});

describe('signatory', () => {
  it('refuses academic and honorary titles before the name, not names that begin alike', () => {
    for (const name of ['TS. Trần Văn Hùng', 'PGS.TS Lê An', 'ThS Nguyễn Thị Bình']) {
      expect(() => signatoryName(name), name).toThrow('học hàm');
    }
    expect(signatoryName(' Trần Văn Hùng ')).toBe('Trần Văn Hùng');
    expect(signatoryName('Tsằn Vĩnh Phát')).toBe('Tsằn Vĩnh Phát');
  });
});
