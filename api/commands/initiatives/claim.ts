import type { ContentAuthor, InitiativeContent, NamedAuthor } from '../../../adapters/initiatives-ports.ts';
import type { Claim } from '../../../domain/initiatives/initiative.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import { sentenceOf } from '../../../domain/refusals.ts';
import { contentHash } from '../../content-hash.ts';
import type { InitiativeInput } from '../../schemas/initiative.ts';
import type { InitiativeDeps, WithProblems } from './act.ts';

/** What was filled in, as the two things it becomes: what rules need to know, and names and texts. */
export interface Statement {
  readonly claim: Claim;
  readonly content: InitiativeContent;
}

function statementOf(input: InitiativeInput, authors: readonly ContentAuthor[]): Statement {
  const content: InitiativeContent = {
    title: input.title,
    summary: input.summary,
    appliedAt: input.appliedAt,
    authors,
    valueMethod: input.value?.method ?? '',
    certifiedBy: input.value?.certifiedBy ?? '',
    proofs: input.proofs,
  };
  return {
    content,
    claim: claimOf(
      input,
      authors.map(({ authorId }) => authorId),
      contentHash(content),
    ),
  };
}

/** The claim before anybody was asked who the authors are: to foresee a refusal without leaving a trace. */
export const foreseenClaim = (input: InitiativeInput): Claim =>
  claimOf(
    input,
    input.authors.map((author, index) => author.authorId ?? `${index}`),
    '',
  );

function claimOf(input: InitiativeInput, authorIds: readonly string[], hash: string): Claim {
  const { value } = input;
  return {
    kind: input.kind,
    authors: input.authors.map(({ sharePercent, main }, index) => ({
      authorId: authorIds[index] ?? '',
      sharePercent,
      main,
    })),
    equalMainAuthors: input.equalMainAuthors,
    appliedFrom: input.appliedFrom,
    value:
      value === null
        ? null
        : {
            amount: value.amount,
            from: value.from,
            to: value.to,
            certified: value.certifiedBy !== '',
            employerConfirmedOn: value.employerConfirmedOn,
          },
    proofs: input.proofs.flatMap(({ sha256 }) => sha256 ?? []),
    contentHash: hash,
  };
}

/** Asks the register who the authors are. Only authors of the same initiative may be meant by their id. */
export async function stateWith(
  deps: InitiativeDeps,
  input: InitiativeInput,
  request: string,
  known: readonly string[],
): Promise<Statement | WithProblems> {
  const named = input.authors.map((author): NamedAuthor => {
    const { authorId, personId, name, birthYear, unit, cccd } = author;
    return { authorId: known.includes(authorId ?? '') ? authorId : null, personId, name, birthYear, unit, cccd };
  });
  const stranger = await strangerAmong(deps, named);
  if (stranger !== undefined) {
    return { refused: { code: 'AUTHOR_MISMATCH' }, problems: { [`authors.${stranger}.personId`]: NOT_IN_DIRECTORY } };
  }
  const identified = await deps.registers.initiatives.identify(named, request);
  if (!('refused' in identified)) return statementOf(input, identified);
  const { refused, index } = identified;
  return { refused, problems: { [`authors.${index}.cccd`]: sentenceOf(refused.code) } };
}

const NOT_IN_DIRECTORY = 'Mã người này không có trong danh bạ, hoặc họ tên không khớp với danh bạ.';

/** The first author said to be somebody of the directory who is not there, or is called otherwise. */
async function strangerAmong(deps: InitiativeDeps, named: readonly NamedAuthor[]): Promise<number | undefined> {
  const ids = named.flatMap(({ personId }) => personId ?? []);
  if (ids.length === 0) return undefined;
  const names = new Map((await deps.registers.directory.people(ids)).map(({ id, name }) => [id, fold(name)]));
  const index = named.findIndex(({ personId, name }) => personId !== null && names.get(personId) !== fold(name));
  return index < 0 ? undefined : index;
}
