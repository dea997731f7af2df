import { refuse } from '../../../domain/refusals.ts';
import type { FileDeps } from '../attach-evidence.ts';
import type { CommandDeps, Done } from '../command.ts';
import { createReissueLink } from '../reissue-link.ts';
import { actAsSecretary, type InSession } from './act-in-session.ts';

export interface RecordMandateInput extends InSession {
  readonly memberId: string;
  readonly delegateId: string;
  readonly bytes: Buffer;
}

/** As long as the minutes of awards of this level are kept. */
const RETENTION_YEARS = 20;

/**
 * Ghi giấy ủy quyền: the document is kept, the session notes its hash, and the delegate is sent the member's paper. The
 * member's own link opens nothing from then on.
 */
export const createRecordMandate =
  (deps: CommandDeps & FileDeps) =>
  async (input: RecordMandateInput): Promise<Done> => {
    const { memberId, delegateId, bytes, sessionId } = input;
    const recorded = await actAsSecretary(deps, input, 'recordMandate', async (session) => {
      if (bytes.length === 0) return { code: 'MANDATE_NEEDED' };
      const checked = await deps.uploads.check(bytes);
      if ('refused' in checked) return { code: checked.refused.code };
      const until = new Date(deps.now());
      until.setUTCFullYear(until.getUTCFullYear() + RETENTION_YEARS);
      const { lock, ...file } = await deps.objectStore.putLocked(bytes, checked.mediaType, until);
      const member = await deps.registers.directory.person(memberId);
      const record = await deps.registers.documents.save({
        subjectId: sessionId,
        kind: 'MANDATE',
        part: session.members.findIndex((one) => one.id === memberId) + 1,
        stage: 'FINAL',
        title: `Giấy ủy quyền của ${member?.honorific ?? ''} ${member?.name ?? memberId}`,
        file,
        lock,
        provenance: null,
        createdAt: deps.now().toISOString(),
      });
      return { type: 'recordMandate', memberId, delegateId, mandateHash: record.file.sha256 };
    });
    if ('refused' in recorded) return recorded;
    const sent = await createReissueLink(deps)({ ...input, requestId: `${input.requestId}/link` });
    // Voted meanwhile: nothing is left to send. Otherwise the secretary sends the link again from the session's page.
    return 'refused' in sent && sent.refused.code !== 'ALREADY_VOTED' ? refuse(sent.refused.code) : recorded;
  };
