import type { Registers } from '../../adapters/register-ports.ts';
import { certificatesId, decisionId } from '../../workflows/messages.ts';

export interface ReceivedMail {
  readonly messageId: string;
  readonly subject: string;
  readonly to: string;
  readonly text: string;
}

/** What must never happen, whatever crashed (design: "What must never happen"). Returns a line for each breach. */
export async function breaches(
  registers: Registers,
  dossiers: readonly { readonly dossierId: string; readonly sessionId: string }[],
  mails: readonly ReceivedMail[],
): Promise<readonly string[]> {
  const found: string[] = [];
  const breach = (text: string) => found.push(text);
  for (const { dossierId, sessionId } of dossiers) {
    const state = await registers.events.dossierState(dossierId);
    if (state?.archivedAt == null) breach(`${dossierId} is not archived`);
    const awarded = state?.nominees.filter((nominee) => nominee.status === 'AWARDED') ?? [];
    if (awarded.length !== 6) breach(`${dossierId}: ${awarded.length} awarded instead of 6`);

    const documents = await registers.documents.of([dossierId, decisionId(dossierId), sessionId]);
    for (const { no } of awarded) {
      const certificates = documents.filter((one) => one.kind === 'CERTIFICATE' && one.part === no);
      if (certificates.length !== 1) breach(`${dossierId}/${no}: ${certificates.length} certificates`);
    }
    const rows = await registers.certificates.of(dossierId);
    if (rows.length !== 6) breach(`${dossierId}: ${rows.length} certificates registered`);
    const finals = documents.filter((one) => one.kind === 'DECISION' && one.stage === 'FINAL');
    if (finals.length !== 1) breach(`${dossierId}: ${finals.length} final decisions`);

    const session = await registers.events.sessionState(sessionId);
    if (session?.voted.length !== 9) breach(`${sessionId}: ${session?.voted.length} of 9 voted`);
    for (const { item, yes, no, noOpinion } of session?.results ?? []) {
      const due = item === 3 ? 8 : 9;
      if (yes !== due || no + noOpinion !== 0)
        breach(`${sessionId} item ${item}: ${yes}/${no}/${noOpinion} instead of ${due}/0/0`);
    }
    for (const stream of [dossierId, sessionId, decisionId(dossierId), certificatesId(dossierId)]) {
      const chain = await registers.events.chain(stream);
      chain.forEach((event, index) => {
        if (event.recorded.seq !== index + 1) breach(`${stream}: event ${index + 1} has number ${event.recorded.seq}`);
      });
    }
  }
  const unitIds = (await registers.ledger.unitsUnder('ldld-an-phu')).map(({ id }) => id);
  const files = await registers.ledger.search({ unitIds, code: 'BK_LDLD', limit: 10_000 });
  const entered = files.reduce((sum, { awards }) => sum + awards, 0);
  if (entered !== dossiers.length * 6) breach(`${entered} awards in the ledger for ${dossiers.length} dossiers`);

  const year = Number(
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now()),
  );
  for (const [organisation, series, each] of SERIES) {
    const given = await registers.numbers.list(organisation, series, year);
    const numbers = given.map((one) => one.number);
    numbers.forEach((number, index) => {
      if (number !== index + 1) breach(`${series}: ${number} stands in place ${index + 1}`);
    });
    if (given.length !== dossiers.length * each)
      breach(`${series}: ${given.length} numbers for ${dossiers.length} dossiers`);
    if (new Set(given.map((one) => one.owner)).size !== given.length) breach(`${series}: somebody has two numbers`);
  }
  const decisions = await Promise.all(
    dossiers.map(async ({ dossierId }) => (await registers.events.dossierState(dossierId))?.decisionNumber),
  );
  if (new Set(decisions).size !== decisions.length) breach(`two decisions with one number: ${decisions.join(', ')}`);
  found.push(...mailBreaches(mails));
  return found;
}

/** Number series of the sample season, and how many numbers one dossier takes from each. */
const SERIES = [
  ['ldld-an-phu', 'decision', 1],
  ['ldld-an-phu', 'invitation', 1],
  // The minutes and the count sheet.
  ['ldld-an-phu', 'minutes', 2],
  ['ldld-an-phu', 'golden-book', 6],
  ['cdcs-may-hoa-binh', 'submission', 1],
] as const;

/** SMTP cannot be exactly-once: a repeated mail is allowed when it is the same mail, by Message-ID, link and text. */
function mailBreaches(mails: readonly ReceivedMail[]): readonly string[] {
  const found: string[] = [];
  const byId = new Map<string, ReceivedMail>();
  const causes = new Map<string, string>();
  for (const mail of mails) {
    const before = byId.get(mail.messageId);
    if (before && (before.text !== mail.text || before.subject !== mail.subject))
      found.push(`${mail.messageId} was sent with two texts`);
    byId.set(mail.messageId, mail);
    // Sign-in links are asked for again and again; every other letter has one cause.
    if (/đăng nhập/i.test(mail.subject)) continue;
    const cause = `${mail.to} ${mail.subject}`;
    const other = causes.get(cause);
    if (other !== undefined && other !== mail.messageId) found.push(`two mails for one cause: ${cause}`);
    causes.set(cause, mail.messageId);
  }
  return found;
}
