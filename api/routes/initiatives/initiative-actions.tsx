import type { z } from '@hono/zod-openapi';
import { type Context, Hono } from 'hono';
import { httpStatusOf, type RefusalCode, sentenceOf } from '../../../domain/refusals.ts';
import type { Done } from '../../commands/command.ts';
import type { OnInitiative, WithProblems } from '../../commands/initiatives/act.ts';
import { readSignedForm } from '../../forms.ts';
import { recognitionInput, withdrawalInput } from '../../schemas/initiative.ts';
import { problemsOf } from '../../schemas/submission.ts';
import type { Env } from '../../web-session.ts';
import type { RouteDeps } from '../route-deps.ts';
import { showInitiative } from './initiative-pages.tsx';

type Typed = Readonly<Record<string, string>>;
type Result = Done | WithProblems | { readonly problems: Typed };

/** Which box of a form an engine's refusal belongs to. */
const BOX_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  REASON_NEEDED: 'reason',
  DECISION_UNCLEAR: 'on',
  SCOPE_NOT_WIDER: 'scope',
  INITIATIVE_USED: 'dossierId',
  UNKNOWN_DOSSIER: 'dossierId',
  UNKNOWN_NOMINEE: 'no',
  INITIATIVE_NOT_USED: 'use',
};

/** Posts of the page of an initiative: one address for each act. */
export function initiativeActions(deps: RouteDeps) {
  const { commands } = deps;
  const app = new Hono<Env>();

  /** Does the act and shows the initiative again; a refusal stays on the page with what was typed. */
  function on(verb: string, act: (input: OnInitiative, fields: Typed) => Promise<Result> | Result) {
    app.post(`/sang-kien/:id/${verb}`, async (c: Context<Env>) => {
      const { fields, session, requestId } = await readSignedForm(c);
      const initiativeId = c.req.param('id') ?? '';
      const own = Object.fromEntries(
        Object.entries(fields).flatMap(([box, value]) =>
          box.startsWith(`${verb}-`) ? [[box.slice(verb.length + 1), value]] : [],
        ),
      );
      const result = await act({ person: session.person, channel: 'web', requestId, initiativeId }, own);
      if (!('refused' in result) && !('problems' in result))
        return c.redirect(`/sang-kien/${initiativeId}?da=${verb}`, 303);
      const inBoxes = (problems: Typed) =>
        Object.fromEntries(Object.entries(problems).map(([box, said]) => [`${verb}-${box}`, said]));
      if (!('refused' in result)) return showInitiative(deps, c, initiativeId, fields, inBoxes(result.problems), 422);
      const { code, facts } = result.refused;
      const box = BOX_OF[code];
      const said = sentenceOf(code) + (code === 'INITIATIVE_USED' ? firstUse(facts) : '');
      const problems = box === undefined ? { '': said } : inBoxes({ [box]: said });
      return showInitiative(deps, c, initiativeId, fields, problems, httpStatusOf(code) as 403 | 404 | 409 | 422);
    });
  }

  on('gui', (input) => commands.submitInitiative(input));
  on('tra-lai', (input, { reason }) => commands.returnInitiative({ ...input, reason: reason ?? '' }));
  on('khong-cong-nhan', (input, { reason }) => commands.refuseInitiative({ ...input, reason: reason ?? '' }));
  on('cong-nhan', (input, fields) =>
    parsed(recognitionInput, fields, (recognition) => commands.recogniseInitiative({ ...input, recognition })),
  );
  on('nhan-rong', (input, fields) =>
    parsed(recognitionInput, fields, (replicability) => commands.confirmReplicability({ ...input, replicability })),
  );
  on('huy-cong-nhan', (input, fields) =>
    parsed(withdrawalInput, fields, ({ reason, ...decision }) =>
      commands.withdrawRecognition({ ...input, decision, reason }),
    ),
  );
  on('su-dung', (input, { authorId = '', dossierId = '', no = '' }) => {
    const problems = {
      ...(authorId === '' ? { authorId: 'Đề nghị chọn tác giả được đề nghị.' } : {}),
      ...(/^[1-9]\d*$/.test(no.trim()) ? {} : { no: 'Số thứ tự là số nguyên từ 1.' }),
    };
    if (Object.keys(problems).length > 0) return { problems };
    return commands.useInitiative({ ...input, authorId, dossierId: dossierId.trim(), no: Number(no) });
  });
  on('bo-su-dung', (input, { use = '', reason = '' }) => {
    const [dossierId = '', no = '', authorId = ''] = use.split('~');
    return commands.releaseInitiative({ ...input, dossierId, no: Number(no), authorId, reason });
  });

  return app;
}

/** An empty text box is one that is missing. */
const parsed = <S extends z.ZodType>(schema: S, fields: Typed, act: (input: z.output<S>) => Promise<Result>) => {
  const input = schema.safeParse({ scope: '', number: '', on: '', decidedBy: '', reason: '', ...fields });
  return input.success ? act(input.data) : { problems: problemsOf(input.error) };
};

const firstUse = (facts: Readonly<Record<string, string | number>> = {}): string =>
  ` Lần đầu: năm ${facts.evaluationYear}, hồ sơ ${facts.dossierId}, trường hợp ${facts.no}.`;
