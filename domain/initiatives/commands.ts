/** What people may do with an initiative, and in which role. */

import type { Role } from '../acts.ts';
import type { AwardUse, Claim, CouncilOpinion, Recognition, Replicability, WrittenDecision } from './initiative.ts';

export type InitiativeCommand =
  /** Đăng ký. An officer may take over one that was recognised on paper before; `recognised` then says by what. */
  | {
      readonly type: 'registerInitiative';
      readonly unitId: string;
      readonly claim: Claim;
      readonly recognised: Recognition | null;
    }
  /** Sửa, before it is sent. `version`: the one that was read, so that nobody overwrites what they did not see. */
  | { readonly type: 'correctInitiative'; readonly version: number; readonly claim: Claim }
  /** Gửi đề nghị công nhận. */
  | { readonly type: 'submitInitiative'; readonly papers?: readonly string[] }
  /** Trả lại để sửa. */
  | { readonly type: 'returnInitiative'; readonly noteHash: string }
  /** Ghi quyết định công nhận. */
  | { readonly type: 'recogniseInitiative'; readonly recognition: Recognition }
  /** Không công nhận. */
  | { readonly type: 'refuseInitiative'; readonly noteHash: string }
  /** Ghi kết quả của Hội đồng sáng kiến. */
  | { readonly type: 'recordCouncilOpinion'; readonly opinion: CouncilOpinion }
  /** Ghi văn bản xác nhận khả năng nhân rộng. */
  | { readonly type: 'confirmReplicability'; readonly replicability: Replicability }
  /** Hủy công nhận. */
  | { readonly type: 'withdrawRecognition'; readonly decision: WrittenDecision; readonly noteHash: string }
  /** Dùng để đề nghị một hình thức khen thưởng. */
  | { readonly type: 'useInitiative'; readonly use: AwardUse }
  /** Ghi nhận hình thức khen thưởng đã được quyết định. */
  | { readonly type: 'confirmUse'; readonly use: AwardUse }
  /** Bỏ ghi nhận đã dùng: the award was not given, or was annulled. */
  | {
      readonly type: 'releaseInitiative';
      readonly use: AwardUse;
      readonly noteHash: string;
      readonly awardAnnulled?: true;
    }
  /** Thu hồi: it was imported by mistake, and nobody has built upon it. */
  | { readonly type: 'takeBackInitiative'; readonly noteHash: string };

export const INITIATIVE_ROLES: Readonly<Record<InitiativeCommand['type'], readonly Role[]>> = {
  registerInitiative: ['proposer', 'officer'],
  correctInitiative: ['proposer', 'officer'],
  submitInitiative: ['proposer', 'officer'],
  returnInitiative: ['officer'],
  recogniseInitiative: ['officer'],
  refuseInitiative: ['officer'],
  recordCouncilOpinion: ['system'],
  confirmReplicability: ['officer'],
  withdrawRecognition: ['officer'],
  useInitiative: ['officer', 'system'],
  confirmUse: ['system'],
  releaseInitiative: ['officer', 'system'],
  takeBackInitiative: ['proposer', 'officer'],
};
