import type { SignatureField } from '../ports.ts';
import { locateSignatures } from './find-text.ts';

/** The signature fields of each document, under the names that are signed, listed and verified later. */

export interface SignerLine {
  /** As printed, in capitals: `CHỦ TỊCH`. */
  readonly title: string;
  readonly name: string;
}

/** Quyết định: the authority signs first, the organisation's seal follows. */
export const locateDecisionSignatures = (pdf: Buffer, signer: SignerLine): Promise<readonly SignatureField[]> =>
  locateSignatures(pdf, [{ field: 'ChuKyNguoiCoThamQuyen', ...signer, sealField: 'DauCoQuan' }]);

/** Tờ trình: signed by the head of the grassroots union, sealed by it. */
export const locateSubmissionSignatures = (pdf: Buffer, signer: SignerLine): Promise<readonly SignatureField[]> =>
  locateSignatures(pdf, [{ field: 'ChuKyChuTich', ...signer, sealField: 'DauCongDoan' }]);

/** Giấy mời: signed by the secretary alone. */
export const locateInvitationSignature = (pdf: Buffer, signer: SignerLine): Promise<readonly SignatureField[]> =>
  locateSignatures(pdf, [{ field: 'ChuKyThuKy', ...signer }]);

/** Biên bản: whoever confirmed the count, secretary, then chair; minutes carry no seal. */
export const locateMinutesSignatures = (
  pdf: Buffer,
  names: { readonly teller?: string | undefined; readonly secretary: string; readonly chair: string },
): Promise<readonly SignatureField[]> =>
  locateSignatures(pdf, [
    ...(names.teller === undefined
      ? []
      : [{ field: 'ChuKyKiemPhieu', title: 'TM. TỔ KIỂM PHIẾU', name: names.teller }]),
    { field: 'ChuKyThuKy', title: 'THƯ KÝ', name: names.secretary },
    { field: 'ChuKyChuToa', title: 'CHỦ TỌA', name: names.chair },
  ]);
