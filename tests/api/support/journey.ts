/** Takes a dossier along its road through the commands, as far as a test needs it. */

import type { Choices, HeldPaper } from '../../../adapters/ballot-ports.ts';
import { createCommands } from '../../../api/commands/all-commands.ts';
import { type Browser, DOSSIER, type World } from './world.ts';

export const PEOPLE = {
  proposer: 'vo-thi-ngoc-an',
  otherProposer: 'do-quang-thang',
  officer: 'nguyen-thi-hong-ngu',
  secretary: 'le-thi-minh-ngoc',
  authority: 'tran-van-hung',
  clerk: 'vo-thi-xuan',
  teller: 'huynh-thi-kim-ung',
  member: 'hoang-minh-duc',
  otherMember: 'bui-thi-my-le',
} as const;

export const MEMBERS = [
  'tran-van-hung',
  'dang-thi-thu-hien',
  'hoang-minh-duc',
  'bui-thi-my-le',
  'ngo-quang-vy',
  'huynh-thi-kim-ung',
  'phan-dinh-nghia',
  'ly-trong-tin',
  'pham-thi-bich-lan',
] as const;

/** The dossier of these tests comes without papers. */
export const PAPERS_REASON = 'Đơn vị bổ sung giấy tờ trong thời gian thẩm định.';

let counter = 0;

export function createJourney(world: World) {
  const { registers, config } = world.deps;
  const { engine } = world;
  const commands = createCommands({ ...world.deps, appUrl: config.appUrl });
  const by = async (id: string) => {
    const person = await registers.directory.person(id);
    if (person === undefined) throw new Error(`nobody is called ${id}`);
    counter += 1;
    return { person, channel: 'web', requestId: `request-${counter}` } as const;
  };
  const accepted = <T extends object>(result: T | { refused: { code: string } }): T => {
    if ('refused' in result) throw new Error(`refused: ${(result as { refused: { code: string } }).refused.code}`);
    return result;
  };

  return {
    commands,
    by,
    accepted,
    /** Votes as a browser without JavaScript does; the paper may be given again, as a form that is sent again does. */
    async cast(vote: { token: string; choices: Choices; declaredNoInterest?: boolean; paper?: HeldPaper }) {
      const { token, choices, declaredNoInterest = true } = vote;
      const key = keyFor(token);
      const claimed = await commands.claimBallot({ token, key, channel: 'link' });
      if ('refused' in claimed) return claimed;
      const paper = vote.paper ?? (await commands.makePaper({ token, key }));
      if ('refused' in paper) return paper;
      return await commands.castBallot({ token, key, choices, declaredNoInterest, paper, channel: 'link' });
    },
    async submitted(): Promise<string> {
      const result = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), content: DOSSIER });
      return accepted(result as { dossierId: string }).dossierId;
    },
    async received(): Promise<string> {
      const dossierId = await this.submitted();
      accepted(
        await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON }),
      );
      return dossierId;
    },
    async verified(): Promise<string> {
      const dossierId = await this.received();
      accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
      return dossierId;
    },
    async convened(): Promise<{ dossierId: string; sessionId: string; tokens: ReadonlyMap<string, string> }> {
      const dossierId = await this.verified();
      const result = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId] });
      const { sessionId } = accepted(result as { sessionId: string });
      return { dossierId, sessionId, tokens: engine.tokens.get(sessionId) ?? new Map() };
    },
  };
}

/** What the one browser holds in which `cast` goes on with a link. */
export const keyFor = (token: string): string => `the key of the browser for ${token}`;

/** A member's phone behind the door of the ballot. */
export async function openedOn(world: World, token: string): Promise<Browser> {
  const phone = world.phone();
  await phone.post(`/b/${token}/mo`, {});
  return phone;
}

/** A member's phone that has opened the ballot and declared no interest. */
export async function declaredOn(world: World, token: string): Promise<Browser> {
  const phone = await openedOn(world, token);
  await phone.post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
  return phone;
}

/** What a browser without JavaScript sends in the end: the form of the review page, with the paper that is in it. */
export async function reviewed(phone: Browser, token: string, form: Readonly<Record<string, string>>) {
  const { body } = await phone.post(`/b/${token}/kiem-tra`, form);
  return { ...form, phieu: /name="phieu" value="([^"]+)"/.exec(body)?.[1] ?? '' };
}

/** One choice for every item, as the ballot's form names them. */
export const choicesFor = (items: number, choice: string | ((item: number) => string) = 'YES') =>
  Object.fromEntries(
    Array.from({ length: items }, (_, index) => [index + 1, typeof choice === 'string' ? choice : choice(index + 1)]),
  ) as Record<number, string>;

export const asFields = (choices: Readonly<Record<number, string>>) =>
  Object.fromEntries(Object.entries(choices).map(([item, choice]) => [`y-${item}`, choice]));
