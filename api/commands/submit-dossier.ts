import type { z } from '@hono/zod-openapi';
import type { GivenNumbers } from '../../adapters/identity-ports.ts';
import type { EvidenceRecord, NomineeRecord, Submission } from '../../adapters/register-ports.ts';
import type { Actor } from '../../domain/acts.ts';
import { tableOf } from '../../domain/calendar/calendar.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { DossierAct } from '../../domain/dossier/commands.ts';
import { decideDossier } from '../../domain/dossier/decide.ts';
import { mayBeProposed, organisationOn } from '../../domain/organisations/tree.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { isNeeded, missingFrom, missingInWords, type PaperSet, paperSetOf } from '../../domain/rules/papers.ts';
import { awardRule, type RuleSet } from '../../domain/rules/rule-set.ts';
import { editionOn, ruleSetById } from '../../domain/rulesets/index.ts';
import { contentHash } from '../content-hash.ts';
import { mayUseDraft } from '../evidence-access.ts';
import { problemsOf, submissionInput } from '../schemas/submission.ts';
import { type Caller, type CommandDeps, type Done, done, type Refused, refusal } from './command.ts';
import { withInitiatives } from './leaning-on-initiatives.ts';
import { createOnce } from './once.ts';
import { evidenceFor } from './submitted-evidence.ts';

export type SubmitResult =
  | Done<{ readonly dossierId: string; readonly version: number }>
  /** Fields by dotted path with the sentence to show beside them. */
  | (Refused & { readonly problems?: Readonly<Record<string, string>> });

export interface SubmitInput extends Caller {
  /** Set when a returned dossier is sent again; a new id is given otherwise. */
  readonly dossierId?: string;
  /** The draft it was put together in: its papers go with it, and it can be sent once only. */
  readonly draftId?: string;
  /** For nominee 1, 2, …: the row of the form that papers were attached to. The same numbers when left out. */
  readonly rows?: readonly number[];
  /** How many missing papers the sender was shown; left out where nothing is shown, as to a program. */
  readonly papersSeen?: number;
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

  const { nominees } = content.data;
  const proposer = { unitId: person.unitId, date: dateInVietnam(deps.now().toISOString()) };
  const led = await withInitiatives(deps.registers, proposer, nominees.map(recordOf), nominees.map(initiativesOf));
  if ('problems' in led) return { refused: { code: 'BAD_INPUT' }, problems: led.problems };
  const list: TypedList = { ...content.data, nominees: led.nominees };

  const { draftId = null } = input;
  if (draftId !== null) {
    const draft = await deps.registers.drafts.find(draftId);
    if (draft === undefined || !mayUseDraft(person, draft)) return refusal(deps, trace, { code: 'UNKNOWN_DRAFT' });
    if (draft.dossierId !== null) {
      const sent = await deps.registers.dossiers.submission(draft.dossierId, 1);
      // The same list again, its answer having been lost, gets that answer; another list must not be lost behind it.
      if (sent === undefined || contentHash(submissionOf(list, sent)) !== contentHash(sent))
        return refusal(deps, trace, { code: 'DRAFT_SUBMITTED' });
      await deps.registers.imports.submitted(draftId, sent.dossierId);
      return { ok: true, at: draft.updatedAt, dossierId: sent.dossierId, version: 1 };
    }
  }
  const at = deps.now().toISOString();
  const tree = await deps.registers.organisations.tree();
  const standing = mayBeProposed(tree, person.unitId, dateInVietnam(at));
  if ('refused' in standing) return refusal(deps, trace, standing.refused);
  const state = input.dossierId === undefined ? undefined : await deps.engine.dossier(input.dossierId);
  if (input.dossierId !== undefined && state === undefined) return refusal(deps, trace, { code: 'UNKNOWN_DOSSIER' });
  if (state !== undefined && state.unitId !== person.unitId) return refusal(deps, trace, { code: 'NOT_YOUR_UNIT' });
  const version = (state?.version ?? 0) + 1;
  const edition = editionOn(dateInVietnam(at));
  const unitLevel = organisationOn(tree, person.unitId, dateInVietnam(at))?.level ?? undefined;
  const actFor = (recordsHash: string): DossierAct => ({
    command: {
      type: 'submitDossier',
      unitId: person.unitId,
      awardCode: content.data.awardCode,
      evaluationYear: content.data.evaluationYear,
      recordsHash,
      ...(edition === undefined ? {} : { ruleSet: edition.id }),
      ...(unitLevel === undefined ? {} : { unitLevel }),
      kinds: content.data.nominees.map((nominee) => (nominee.kind === 'COLLECTIVE' ? 'C' : 'I')).join(''),
    },
    actor,
    channel,
  });
  // Asked here first, so that a refused list leaves neither a number nor a version behind in the register.
  const year = Number(dateInVietnam(at).slice(0, 4));
  const holidays = tableOf(await deps.registers.calendar.current(), year);
  const foreseen = decideDossier(actFor(''), state ?? null, at, holidays);
  if ('refused' in foreseen) return refusal(deps, trace, foreseen.refused);

  // A draft makes one dossier, from however many windows it is sent.
  const known = input.dossierId ?? (draftId === null ? undefined : await deps.registers.dossiers.nextId(year, draftId));
  const rows = input.rows ?? content.data.nominees.map((_, index) => index + 1);
  // Without a draft there is nothing that papers could have been attached to.
  const evidence = known === undefined ? [] : await evidenceFor(deps, known, draftId, rows);
  if (evidence === undefined) return refusal(deps, trace, { code: 'EVIDENCE_WITHOUT_NOMINEE' });
  const lacking = papersLacking(state?.ruleSet ? ruleSetById(state.ruleSet) : edition, content.data, evidence);
  if (lacking.demanded !== undefined) return refusal(deps, trace, lacking.demanded);
  if (input.papersSeen !== undefined && input.papersSeen !== lacking.count) return { refused: lacking.unseen };
  const dossierId = known ?? (await deps.registers.dossiers.nextId(year, `${person.id}/${input.requestId}`));
  const submission = submissionOf(list, { dossierId, version, unitId: person.unitId, evidence });
  const recordsHash = contentHash(submission);
  const stands = await deps.registers.dossiers.submission(dossierId, version);
  // An earlier attempt was saved and its outcome is unknown: only the very same list may follow it.
  if (stands !== undefined && contentHash(stands) !== recordsHash) {
    return refusal(deps, { ...trace, subject: dossierId }, { code: 'ENGINE_BUSY' });
  }
  await deps.registers.dossiers.saveSubmission(submission, recordsHash);
  // Before the engine hears of it: whoever sends it again after a crash comes by here again.
  await deps.registers.identities.identify(submission, numbersOf(content.data), { personId: person.id, at });
  if (evidence.length > 0) await deps.registers.evidence.lock({ dossierId, version, draftId, rows });
  const requestId = `submit/${dossierId}/${version}`;
  const outcome = await deps.engine.submitDossier(dossierId, actFor(recordsHash), requestId, holidays);
  if ('refused' in outcome) return refusal(deps, { ...trace, subject: dossierId }, outcome.refused);
  if (draftId !== null) {
    await deps.registers.drafts.close(draftId, dossierId);
    await deps.registers.imports.submitted(draftId, dossierId);
  }
  return { ...done(outcome), dossierId, version } as SubmitResult;
}

interface Lacking {
  readonly count: number;
  /** Only a text that is known to demand a paper keeps a dossier from being sent; the rest is for the officer to answer. */
  readonly demanded: Refusal | undefined;
  readonly unseen: Refusal;
}

function papersLacking(
  ruleSet: RuleSet | undefined,
  { awardCode, nominees }: z.output<typeof submissionInput>,
  evidence: readonly EvidenceRecord[],
): Lacking {
  const award = ruleSet && awardRule(ruleSet, awardCode);
  const set = award && paperSetOf(ruleSet, award);
  const numbered = nominees.map((nominee, index) => ({ no: index + 1, ...nominee }));
  const missing = award === undefined ? [] : missingFrom(award, { evidence, nominees: numbered }).filter(isNeeded);
  const facts = { detail: `Còn thiếu: ${missingInWords(missing).join('; ')}.`, ...(set && groundOf(set)) };
  const binds = set?.basis.certainty === 'confirmed' && missing.length > 0;
  return {
    count: missing.length,
    demanded: binds ? { code: 'PAPERS_MISSING', facts } : undefined,
    unseen: { code: 'PAPERS_UNSEEN', facts },
  };
}

const groundOf = ({ ground, basis }: PaperSet) => ({ basis: ground, certainty: basis.certainty });

type TypedList = Omit<z.output<typeof submissionInput>, 'nominees'> & {
  readonly nominees: readonly Omit<NomineeRecord, 'no'>[];
};

function submissionOf(
  typed: TypedList,
  { dossierId, version, unitId, evidence = [] }: Pick<Submission, 'dossierId' | 'version' | 'unitId' | 'evidence'>,
): Submission {
  return {
    dossierId,
    version,
    unitId,
    ...typed,
    nominees: typed.nominees.map((nominee, index) => ({ no: index + 1, ...nominee })),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

type TypedNominee = z.output<typeof submissionInput>['nominees'][number];

/** What the hash binds and the archive keeps: everything but the numbers by which a person is known. The initiatives are looked up first. */
function recordOf(nominee: TypedNominee): Omit<NomineeRecord, 'no'> {
  if (nominee.kind === 'COLLECTIVE') return nominee;
  const { citizenId: _, staffId: __, initiatives: ___, roleClass, directWorker, ...rest } = nominee;
  return roleClass === undefined
    ? { ...rest, directWorker }
    : { ...rest, roleClass, directWorker: roleClass === 'DIRECT' };
}

const initiativesOf = (nominee: TypedNominee): readonly string[] =>
  nominee.kind === 'COLLECTIVE' ? [] : (nominee.initiatives ?? []);

const numbersOf = ({ nominees }: z.output<typeof submissionInput>): ReadonlyMap<number, GivenNumbers> =>
  new Map(
    nominees.flatMap((nominee, index) => {
      if (nominee.kind === 'COLLECTIVE') return [];
      const { citizenId, staffId } = nominee;
      return citizenId === null && staffId === null ? [] : [[index + 1, { citizenId, staffId }]];
    }),
  );
