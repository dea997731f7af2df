import { type Context, Hono } from 'hono';
import type { NomineeStatus } from '../../domain/dossier/dossier.ts';
import { httpStatusOf, type RefusalCode, wordsOf } from '../../domain/refusals.ts';
import type { Caller, Done } from '../commands/command.ts';
import { RefusedError } from '../errors.ts';
import { readSignedForm } from '../forms.ts';
import { dossierMark, settle } from '../marks.ts';
import { type DossierView, readyToDecide, viewDossier } from '../queries/dossier-view.ts';
import type { Env } from '../web-session.ts';
import { showDossier } from './dossier-pages.tsx';
import type { RouteDeps } from './route-deps.ts';

/** The box of a reason where it is not `reason`: several forms may stand on one page. */
const REASON_BOX: Readonly<Record<string, string>> = { rut: 'withdrawReason', 'ap-dung-quy-dinh': 'rulesReason' };

type Typed = Readonly<Record<string, string>>;
type Act = Caller & { readonly dossierId: string };

/** Which box an engine's refusal belongs to. */
const BOX_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  REASON_NEEDED: 'reason',
  PAPERS_UNANSWERED: 'papersReason',
};

/** Posts of the dossier page: one address for each step. */
export function dossierActions(deps: RouteDeps) {
  const { registers, commands, config } = deps;
  const app = new Hono<Env>();

  /** Does the step and shows the dossier again; a refusal stays on the page with what was typed. */
  function on(
    verb: string,
    act: (input: Act, fields: Typed, nos: readonly number[]) => Promise<Done> | { readonly problems: Typed },
    statusOf?: (view: DossierView) => NomineeStatus,
  ) {
    app.post(`/ho-so/:id/${verb}`, async (c: Context<Env>) => {
      const { fields, session, requestId } = await readSignedForm(c);
      const dossierId = c.req.param('id') ?? '';
      const before = await dossierMark(registers, dossierId);
      const nos = statusOf === undefined ? [] : await casesOf(session.person, dossierId, statusOf);
      const result = await act({ person: session.person, channel: 'web', requestId, dossierId }, fields, nos);
      if ('problems' in result) return showDossier(deps, c, dossierId, fields, result.problems, 422);
      if ('refused' in result) {
        const { code } = result.refused;
        const box = (code === 'REASON_NEEDED' && REASON_BOX[verb]) || (BOX_OF[code] ?? '');
        const problems = { [box]: wordsOf(result.refused) };
        return showDossier(deps, c, dossierId, fields, problems, httpStatusOf(code) as 403 | 404 | 409 | 422);
      }
      await settle(async () => (await dossierMark(registers, dossierId)) !== before, config.settleTime);
      return c.redirect(`/ho-so/${dossierId}?da=${verb}`, 303);
    });
  }

  async function casesOf(
    person: Caller['person'],
    id: string,
    statusOf: (view: DossierView) => NomineeStatus,
  ): Promise<readonly number[]> {
    const view = await viewDossier(registers, person, id);
    if (view === undefined) return [];
    if ('barred' in view) throw new RefusedError(view.barred);
    const status = statusOf(view);
    return view.nominees.filter((one) => one.status === status).map((one) => one.record.no);
  }

  on('tiep-nhan', (input, { papersReason }) => commands.receiveDossier({ ...input, papersReason }));
  on('tra-lai', (input, fields) => commands.returnDossier({ ...input, reason: fields.reason ?? '' }));
  on('ap-dung-quy-dinh', (input, { ruleSet = '', rulesReason = '' }) =>
    commands.adoptFavourableRules({ ...input, ruleSet, reason: rulesReason }),
  );
  on('lap-lai-du-thao', (input) => commands.renewDraft(input));
  on('ky', (input) => commands.signDecision(input));
  on('phat-hanh', (input) => commands.issueDecision(input));

  on('rut', (input, fields) => {
    const no = Number(fields.no);
    if (!Number.isInteger(no) || no < 1) return { problems: { no: 'Đề nghị chọn trường hợp được rút.' } };
    return commands.withdrawNominee({ ...input, no, reason: fields.withdrawReason ?? '' });
  });

  on(
    'tham-dinh',
    (input, fields, nos) => {
      const problems = undecided(fields, nos, 'v', ['dat', 'khong'], 'Đề nghị chọn kết quả thẩm định');
      const failedNos = nos.filter((no) => fields[`v-${no}`] === 'khong');
      for (const no of failedNos) {
        if (!fields[`c-${no}`]) problems[`c-${no}`] = `Đề nghị chọn tiêu chuẩn không đạt của trường hợp ${no}.`;
        if (!fields[`r-${no}`]?.trim()) problems[`r-${no}`] = `Đề nghị ghi rõ lý do của trường hợp ${no}.`;
      }
      if (Object.keys(problems).length > 0) return { problems };
      const failed = failedNos.map((no) => ({
        no,
        criterion: fields[`c-${no}`] ?? '',
        reason: fields[`r-${no}`] ?? '',
      }));
      return commands.completeVerification({ ...input, failed });
    },
    () => 'RECEIVED',
  );

  on(
    'quyet-dinh',
    (input, fields, nos) => {
      const problems = undecided(fields, nos, 'd', ['khen', 'khong'], 'Đề nghị chọn quyết định');
      const refusedNos = nos.filter((no) => fields[`d-${no}`] === 'khong');
      for (const no of refusedNos) {
        if (!fields[`r-${no}`]?.trim()) problems[`r-${no}`] = `Đề nghị ghi rõ lý do của trường hợp ${no}.`;
      }
      if (Object.keys(problems).length > 0) return { problems };
      const refusedNominees = refusedNos.map((no) => ({ no, reason: fields[`r-${no}`] ?? '' }));
      return commands.decideAward({ ...input, refusedNominees });
    },
    readyToDecide,
  );

  return app;
}

function undecided(
  fields: Typed,
  nos: readonly number[],
  letter: string,
  allowed: readonly string[],
  words: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const no of nos) {
    if (!allowed.includes(fields[`${letter}-${no}`] ?? ''))
      problems[`${letter}-${no}`] = `${words} của trường hợp ${no}.`;
  }
  return problems;
}
