import { describe, expect, it } from 'vitest';
import { documentNumber } from './document-number.ts';

describe('number and date of a document', () => {
  it.each([
    [1, '01/QĐ-LĐLĐ'],
    [9, '09/QĐ-LĐLĐ'],
    [10, '10/QĐ-LĐLĐ'],
    [1205, '1205/QĐ-LĐLĐ'],
  ])('number %i is written %s', (number, written) => {
    expect(documentNumber(number, 'QĐ-LĐLĐ')).toBe(written);
  });
});
