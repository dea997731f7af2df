import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Submission } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import { HOLIDAYS_2026_2027 } from '../../domain/calendar/holidays.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { DossierAct } from '../../domain/dossier/commands.ts';
import { decideDossier } from '../../domain/dossier/decide.ts';
import { problemsOf, submissionInput } from '../schemas/submission.ts';
import { type Caller, type CommandDeps, type Done, done, type Refused, refusal } from './command.ts';
import { createOnce } from './once.ts';

export type SubmitResult =
  | Done<{ readonly dossierId: string; readonly version: number }>
  /** Fields by dotted path with the sentence to show beside them. */
  | (Refused & { readonly problems?: Readonly<Record<string, string>> });

export interface SubmitInput extends Caller {
  /** Set when a returned dossier is sent again; a new id is given otherwise. */
  readonly dossierId?: string;
  /** The draft of an import that the list comes from; tied to the dossier, so that it is not sent twice. */
  readonly draftId?: string;
  /** Checked against `submissionInput`. */
  readonly content: unknown;
}

/**
 * Gửi hồ sơ, first or again after a return. The list goes to the register before the engine hears of it, because the
 * engine holds nothing but its hash.
 */
export function createSubmitDossier(deps: CommandDeps): (input: SubmitInput) => Promise<SubmitResult> {
  const once = createOnce<SubmitResult>();
  return (input) => once(`${input.person.id} ${input.requestId}`, () => submit(deps, input));
}

async function submit(deps: CommandDeps, input: SubmitInput): Promise<SubmitResult> {
  const { person, channel } = input;
  const actor: Actor = { id: person.id, role: 'proposer' };
  const trace = { actor, channel, command: 'submitDossier', subject: input.dossierId ?? person.unitId };
  if (!person.roles.includes('proposer')) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
  const content = submissionInput.safeParse(input.content);
  if (!content.success) return { refused: { code: 'BAD_INPUT' }, problems: problemsOf(content.error) };

  if (input.draftId !== undefined) {
    const draft = await deps.registers.imports.draft(input.draftId);
    if (draft?.unitId !== person.unitId) return refusal(deps, trace, { code: 'UNKNOWN_DRAFT' });
    if (draft.dossierId !== null) return refusal(deps, trace, { code: 'ALREADY_SUBMITTED' });
  }

  const at = deps.now().toISOString();
  const state = input.dossierId === undefined ? undefined : await deps.engine.dossier(input.dossierId);
  if (input.dossierId !== undefined && state === undefined) return refusal(deps, trace, { code: 'UNKNOWN_DOSSIER' });
  if (state !== undefined && state.unitId !== person.unitId) return refusal(deps, trace, { code: 'NOT_YOUR_UNIT' });
  const version = (state?.version ?? 0) + 1;
  const actFor = (recordsHash: string): DossierAct => ({
    command: {
      type: 'submitDossier',
      unitId: person.unitId,
      awardCode: content.data.awardCode,
      evaluationYear: content.data.evaluationYear,
      recordsHash,
      kinds: content.data.nominees.map((nominee) => (nominee.kind === 'COLLECTIVE' ? 'C' : 'I')).join(''),
    },
    actor,
    channel,
  });
  // Asked here first, so that a refused list leaves neither a number nor a version behind in the register.
  const foreseen = decideDossier(actFor(''), state ?? null, at, HOLIDAYS_2026_2027);
  if ('refused' in foreseen) return refusal(deps, trace, foreseen.refused);

  const year = Number(dateInVietnam(at).slice(0, 4));
  const request = `${person.id}/${input.requestId}`;
  const dossierId = input.dossierId ?? (await deps.registers.dossiers.nextId(year, request));
  const submission: Submission = {
    dossierId,
    version,
    unitId: person.unitId,
    ...content.data,
    nominees: content.data.nominees.map((nominee, index) => ({ no: index + 1, ...nominee })),
  };
  const recordsHash = hashOf(submission);
  const stands = await deps.registers.dossiers.submission(dossierId, version);
  // An earlier attempt was saved and its outcome is unknown: only the very same list may follow it.
  if (stands !== undefined && hashOf(stands) !== recordsHash) {
    return refusal(deps, { ...trace, subject: dossierId }, { code: 'ENGINE_BUSY' });
  }
  await deps.registers.dossiers.saveSubmission(submission, recordsHash);
  const outcome = await deps.engine.submitDossier(dossierId, actFor(recordsHash), `submit/${dossierId}/${version}`);
  if ('refused' in outcome) return refusal(deps, { ...trace, subject: dossierId }, outcome.refused);
  if (input.draftId !== undefined) await deps.registers.imports.submitted(input.draftId, dossierId);
  return { ...done(outcome), dossierId, version } as SubmitResult;
}

// The package is CommonJS and its types say `default`, which Node's module rules read as a property of a function.
const canonicalJson = canonicalize as unknown as (value: unknown) => string | undefined;

/** SHA-256 over the canonical JSON (RFC 8785) of the submission; lower-case hex. */
function hashOf(submission: Submission): string {
  const text = canonicalJson(submission);
  if (text === undefined) throw new Error('a submission has no canonical form');
  return createHash('sha256').update(text).digest('hex');
}
