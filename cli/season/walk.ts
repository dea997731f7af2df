import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desks, type Surroundings } from './desks.ts';
import { sampleDossier, sampleMinutes, sampleReports, sampleSeason } from './season.ts';
import { Refused, type Visitor } from './visitor.ts';

export interface Step {
  readonly at: string;
  readonly actor: string;
  readonly did: string;
}

export interface WalkedDossier {
  readonly dossierId: string;
  readonly sessionId: string;
  readonly steps: readonly Step[];
  /** Somebody who may read and download everything of it. */
  readonly reader: Visitor;
}

/** As the application describes a dossier and a session to its API. */
interface DossierAnswer {
  readonly step: string;
  readonly stage: string;
}
interface SessionAnswer {
  readonly stage: 'OPEN' | 'CLOSED' | 'COUNTED' | 'CALLED_OFF';
  readonly awaitsTeller: boolean;
  readonly roll: readonly { readonly id: string; readonly votes: boolean; readonly voted: boolean }[];
  readonly items: readonly { readonly item: number }[];
}

const CAST = {
  proposer: 'vo-thi-ngoc-an',
  officer: 'nguyen-thi-hong-ngu',
  secretary: 'le-thi-minh-ngoc',
  authority: 'tran-van-hung',
  clerk: 'vo-thi-xuan',
  teller: 'huynh-thi-kim-ung',
} as const;

/** A council member who declares an interest, so that the minutes show how it is handled. */
const WITH_INTEREST = { member: 'ly-trong-tin', item: 3 };

/** How long the walk waits for the engine between two acts before it gives up. */
const PATIENCE_MS = 180_000;

/**
 * Carries the sample dossier through every step as its people would: mailed links, the API, and the ballot pages as a
 * phone without JavaScript posts them. What to do next is read off the dossier, so a walk that was cut short goes on
 * where it stopped.
 */
export async function walkSampleDossier(at: Surroundings, say: (line: string) => void): Promise<WalkedDossier> {
  const desks = new Desks(at);
  const memory = walkMemory(at.dataDir);
  const steps: Step[] = [...(memory.steps ?? [])];
  const done = (actorId: string, did: string) => {
    const step = { at: new Date().toISOString(), actor: nameOf(actorId), did };
    steps.push(step);
    say(`  ✓ ${step.actor}: ${did}`);
  };
  const { dossierId } = memory;
  const reader = await desks.visitor(CAST.officer);
  const id = dossierId ?? (await submit(desks, done));
  let sessionId = memory.sessionId ?? '';
  memory.keep({ dossierId: id, sessionId, steps });

  let lastAct = Date.now();
  for (;;) {
    const dossier = await readDossier(reader, id);
    if (dossier?.stage === 'ARCHIVED') break;
    const acted = dossier !== undefined && (await meanwhile(actOn(dossier)));
    if (acted) {
      memory.keep({ dossierId: id, sessionId, steps });
      lastAct = Date.now();
    } else if (Date.now() - lastAct > (at.patience ?? PATIENCE_MS))
      throw new Error(
        `Hồ sơ ${id} không đi tiếp được từ bước ${dossier?.step ?? 'gửi'} (xem các sự cố trên trang hồ sơ).`,
      );
    else await new Promise((resume) => setTimeout(resume, 300));
  }
  done('ghi-cong', `Lưu trữ hồ sơ ${id}: lịch sử, chứng cứ và văn bản đã khóa trong kho`);
  memory.keep({ finished: { dossierId: id, sessionId, steps } });
  return { dossierId: id, sessionId, steps, reader };

  /** Does the next act, if it is somebody's turn. */
  async function actOn(dossier: DossierAnswer): Promise<boolean> {
    switch (dossier.step) {
      case 'RECEIVE':
        await (await desks.visitor(CAST.officer)).post(`/api/v1/dossiers/${id}/receipt`, {
          papersReason:
            'Trường hợp số 4 là chuyền trưởng, không thuộc diện phải có báo cáo kết quả nhiệm vụ của đơn vị được giao lãnh đạo.',
        });
        done(CAST.officer, 'Tiếp nhận hồ sơ, hẹn ngày trả kết quả');
        return true;
      case 'VERIFY':
        await (await desks.visitor(CAST.officer)).post(`/api/v1/dossiers/${id}/verification`, { failed: [] });
        done(CAST.officer, 'Thẩm định xong: cả 06 trường hợp đủ điều kiện');
        return true;
      case 'CONVENE': {
        if (sessionId) return false;
        const secretary = await desks.visitor(CAST.secretary);
        const convened = await secretary.post<{ sessionId: string }>('/api/v1/sessions', { dossierIds: [id] });
        sessionId = convened.sessionId;
        memory.keep({ dossierId: id, sessionId, steps });
        done(CAST.secretary, `Triệu tập phiên họp ${sessionId}, gửi đường dẫn bỏ phiếu`);
        return true;
      }
      case 'COUNCIL':
        return await holdCouncil(desks, sessionId, done);
      case 'DECIDE':
        await (await desks.visitor(CAST.authority)).post(`/api/v1/dossiers/${id}/award-decision`, {
          refusedNominees: [],
        });
        done(CAST.authority, 'Quyết định khen thưởng theo kết quả của Hội đồng');
        return true;
      case 'SIGN':
        await (await desks.visitor(CAST.authority)).post(`/api/v1/dossiers/${id}/signature`);
        done(CAST.authority, 'Ký số quyết định');
        return true;
      case 'ISSUE':
        await (await desks.visitor(CAST.clerk)).post(`/api/v1/dossiers/${id}/issuance`);
        done(CAST.clerk, 'Cấp số, ghi ngày, ký số của cơ quan và phát hành');
        return true;
      default:
        return false;
    }
  }
}

/**
 * The walk that came to its end in this data directory. The same people are not proposed a second time for the same
 * achievement, so that what is shown stays what the rules allow.
 */
export async function finishedWalk(at: Surroundings): Promise<WalkedDossier | undefined> {
  const { finished } = walkMemory(at.dataDir);
  return finished && { ...finished, reader: await new Desks(at).visitor(CAST.officer) };
}

type Done = (actorId: string, did: string) => void;

async function submit(desks: Desks, done: Done): Promise<string> {
  const union = await desks.visitor(CAST.proposer);
  const { unitId: _, ...content } = sampleDossier();
  const { draftId } = await union.post<{ draftId: string }>('/api/v1/drafts', { awardCode: content.awardCode });
  const draft = `/api/v1/drafts/${draftId}`;
  await union.upload(`${draft}/evidence`, { kind: 'BIEN_BAN' }, sampleMinutes());
  for (const { nomineeNo, ...report } of sampleReports()) {
    await union.upload(`${draft}/evidence`, { kind: 'BAO_CAO_THANH_TICH', nomineeNo: String(nomineeNo) }, report);
  }
  done(CAST.proposer, 'Đính kèm biên bản họp bình xét và 02 báo cáo thành tích');
  const { dossierId } = await union.post<{ dossierId: string }>(`${draft}/submission`, content);
  done(CAST.proposer, `Gửi hồ sơ ${dossierId}: đề nghị khen thưởng 01 tập thể, 05 cá nhân`);
  return dossierId;
}

async function holdCouncil(desks: Desks, sessionId: string, done: Done): Promise<boolean> {
  const secretary = await desks.visitor(CAST.secretary);
  const session = await secretary.get<SessionAnswer>(`/api/v1/sessions/${sessionId}`);
  if (session.awaitsTeller) {
    await (await desks.visitor(CAST.teller)).post(`/api/v1/sessions/${sessionId}/count-confirmation`);
    done(CAST.teller, 'Xác nhận kết quả kiểm phiếu thay mặt tổ kiểm phiếu');
    return true;
  }
  if (session.stage === 'COUNTED') {
    await (await desks.visitor(CAST.authority)).post(`/api/v1/sessions/${sessionId}/confirmation`);
    done(CAST.authority, 'Ký biên bản với tư cách chủ tọa');
    return true;
  }
  if (session.stage === 'CLOSED') return false;
  const missing = session.roll.filter((member) => member.votes && !member.voted);
  for (const { id } of missing) {
    await vote(
      desks,
      id,
      sessionId,
      session.items.map((one) => one.item),
    );
    done(id, 'Bỏ phiếu qua đường dẫn cá nhân');
  }
  await secretary.post(`/api/v1/sessions/${sessionId}/closing`);
  done(CAST.secretary, 'Kết thúc phiên họp, kiểm phiếu, ký biên bản');
  return true;
}

/** Four pages, as on a phone: open, declare, choose, look again and send. */
async function vote(desks: Desks, memberId: string, sessionId: string, items: readonly number[]): Promise<void> {
  const { phone, path } = await desks.ballot(memberId, sessionId);
  if (await desks.castElsewhere(memberId, path)) return;
  const interested = memberId === WITH_INTEREST.member;
  const own = items.filter((item) => !interested || item !== WITH_INTEREST.item);
  const choices = Object.fromEntries(own.map((item) => [`y-${item}`, 'YES']));
  const paper = { ...choices, 'khong-lien-quan': interested ? '' : 'co' };
  await phone.page(path);
  if (!(await openOn(phone, path))) return;
  await phone.postForm(
    `${path}/khai-bao`,
    interested
      ? {
          'lien-quan': 'co',
          'truong-hop': String(WITH_INTEREST.item),
          [`quan-he-${WITH_INTEREST.item}`]: 'OTHER',
        }
      : { 'lien-quan': 'khong' },
  );
  const review = await phone.postForm(`${path}/kiem-tra`, paper);
  // The paper itself is in this page's form only; sent again after a crash it is the same ballot.
  const phieu = /name="phieu" value="([^"]+)"/.exec(review)?.[1];
  if (phieu === undefined) throw new Error('Trang xem lại không có phiếu.');
  await phone.postForm(`${path}/gui`, { ...paper, phieu });
}

/** Begun on a phone that a crash took away, a ballot opens on no other: a new link is asked for, as a member does. */
async function openOn(phone: Visitor, path: string): Promise<boolean> {
  try {
    await phone.postForm(`${path}/mo`, {});
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || (error.status !== 409 && error.status !== 410)) throw error;
    if (error.status === 409) await phone.postForm(`${path}/gui-lai`, { 'xac-nhan': 'co' });
    return false;
  }
}

/**
 * An act may be refused because it is too early, or because it was done before a crash and the page is a moment behind: a
 * person reloads the page and looks again. False then.
 */
async function meanwhile(act: Promise<boolean>): Promise<boolean> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return false;
    throw error;
  }
}

async function readDossier(reader: Visitor, id: string): Promise<DossierAnswer | undefined> {
  try {
    return await reader.get<DossierAnswer>(`/api/v1/dossiers/${id}`);
  } catch (error) {
    // Sent a moment ago: the registers follow the engine.
    if (error instanceof Refused && error.code === 'UNKNOWN_DOSSIER') return undefined;
    throw error;
  }
}

const nameOf = (id: string): string => {
  const person = sampleSeason().people.find((one) => one.id === id);
  return person ? `${person.honorific} ${person.name}` : 'Ghi Công';
};

/** Remembers in the data directory which dossier is under way, for a walk that is cut short, and where it came to. */
function walkMemory(dataDir: string) {
  const file = join(dataDir, 'sample-walk.json');
  const kept = readMemory(file);
  return {
    ...kept,
    keep: (memory: Memory) => writeFileSync(file, JSON.stringify(memory)),
  };
}

/** Of the walk under way, or of the one that came to its end. */
interface Memory {
  readonly dossierId?: string;
  readonly sessionId?: string;
  readonly steps?: readonly Step[];
  readonly finished?: Omit<WalkedDossier, 'reader'>;
}

function readMemory(file: string): Memory {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Memory;
  } catch {
    return {};
  }
}
