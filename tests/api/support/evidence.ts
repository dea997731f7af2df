/** Drafts and dossiers with papers, as a union's browser brings them about. */

import { createHash } from 'node:crypto';
import * as made from '../../support/uploads.ts';
import { createJourney, PEOPLE } from './journey.ts';
import { type Browser, createWorld, DOSSIER, type World } from './world.ts';

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
export const PDF = made.saved(made.pdf(2));
export const WORD = made.docx();
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const EMPTY_DRAFT = {
  awardCode: 'BK_LDLD',
  evaluationYear: '2026',
  summary: '',
  meeting: { date: '', present: '', total: '' },
  nominees: [],
};

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

export const typed = (over: Record<string, string> = {}) => ({
  rows: '3',
  // The minutes are missing, and whoever sends has been told.
  'con-thieu': '1',
  awardCode: 'BK_LDLD',
  evaluationYear: '2026',
  summary: DOSSIER.summary,
  meetingDate: '2026-11-16',
  meetingPresent: '13',
  meetingTotal: '13',
  'nominee-1-kind': 'INDIVIDUAL',
  'nominee-1-name': 'Nguyễn Thị Ánh Tuyết',
  'nominee-1-honorific': 'Bà',
  'nominee-1-birthYear': '1988',
  'nominee-1-position': 'Công nhân',
  'nominee-1-unit': 'Chuyền may số 7',
  'nominee-1-achievement': 'Hai sáng kiến',
  'nominee-1-roleClass': 'DIRECT',
  'nominee-3-kind': 'INDIVIDUAL',
  'nominee-3-name': 'Trần Văn Bình',
  'nominee-3-honorific': 'Ông',
  'nominee-3-position': 'Thợ máy',
  'nominee-3-unit': 'Tổ cơ điện',
  'nominee-3-achievement': 'Cải tiến máy',
  'nominee-3-roleClass': 'DIRECT',
  ...over,
});

export const attach = { viec: 'tep', loai: 'BAO_CAO_THANH_TICH', cua: '3' };

export const idIn = (draft: string) => draft.split('/').at(-1) ?? '';

/** A world of its own, with the desk of a union that has papers to send. */
export async function openEvidenceDesk() {
  const world = await createWorld();
  const journey = createJourney(world);
  const proposer = await world.as(PEOPLE.proposer);
  return { world, journey, proposer, desk: createEvidenceDesk(world, journey, proposer) };
}

function createEvidenceDesk(world: World, journey: ReturnType<typeof createJourney>, proposer: Browser) {
  /** The form as a browser without script sends it, with the proof of origin of the page it stands on. */
  async function post(
    who: Browser,
    page: string,
    path: string,
    fields: Record<string, string>,
    files: readonly Sent[] = [],
  ) {
    const csrf = /name="csrf" value="([^"]+)"/.exec((await who.get(page)).body)?.[1] ?? '';
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrf, ...fields })) body.append(name, value);
    for (const { name, bytes } of files) body.append('tep', new File([new Uint8Array(bytes)], name));
    if (files.length === 0) body.append('tep', new File([], ''));
    const headers = { cookie: who.cookie, 'sec-fetch-site': 'same-origin' };
    const answer = await world.app.request(path, { method: 'POST', body, headers });
    return { status: answer.status, body: await answer.text(), location: answer.headers.get('location') ?? '' };
  }

  /** A draft with one paper for row 3, by the form. */
  async function draftWithPaper(bytes = WORD, name = 'Báo cáo Bình.docx'): Promise<string> {
    const answer = await post(proposer, '/ho-so/moi', '/ho-so/moi', typed(attach), [{ name, bytes: await bytes }]);
    if (answer.status !== 303) throw new Error(`the paper was not taken: ${answer.body}`);
    return answer.location.replace(/[?#].*/, '');
  }

  /** A dossier before the council, with a paper for nominee 1, one for nominee 2, and one for all. */
  async function dossierWithPapers() {
    const { by, commands, accepted } = journey;
    const person = await by(PEOPLE.proposer);
    const { draftId } = accepted(await commands.saveDraft({ ...person, content: EMPTY_DRAFT })) as { draftId: string };
    const papers = [
      ['BAO_CAO_THANH_TICH', 1, await PDF],
      ['BAO_CAO_THANH_TICH', 2, await made.xlsx()],
      ['BIEN_BAN', null, await made.docx()],
    ] as const;
    for (const [kind, nomineeNo, bytes] of papers) {
      const fileName = `${kind} ${nomineeNo}.pdf`;
      accepted(await commands.attachEvidence({ ...person, holderId: draftId, kind, nomineeNo, fileName, bytes }));
    }
    const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), draftId, content: DOSSIER });
    return (accepted(sent) as { dossierId: string }).dossierId;
  }

  return { post, draftWithPaper, dossierWithPapers };
}
