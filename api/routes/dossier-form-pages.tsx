import { type Context, Hono } from 'hono';
import type { DossierDraft } from '../../adapters/intake-ports.ts';
import type { Submission } from '../../adapters/register-ports.ts';
import { MOST_NOMINEES } from '../../domain/intake/drafts.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { ruleSetOn } from '../../domain/rulesets/index.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { settle } from '../marks.ts';
import { DossierFormPage } from '../pages/dossier-form-page.tsx';
import type { TypedNominee } from '../pages/parts/nominee-fields.tsx';
import { viewDossier } from '../queries/dossier-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { today } from './dossier-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

type Typed = Readonly<Record<string, string>>;

const NOMINEE_FIELDS = ['kind', 'name', 'honorific', 'birthYear', 'position', 'unit', 'achievement', 'directWorker'];

/** Where the form's boxes are in the submission, for showing an error beside its box. */
const BOXES: Typed = {
  'meeting.date': 'meetingDate',
  'meeting.present': 'meetingPresent',
  'meeting.total': 'meetingTotal',
};

/** The form of a new dossier, and of one that was returned. */
export function dossierFormPages(deps: RouteDeps) {
  const { registers, commands, config } = deps;
  const app = new Hono<Env>();

  app.get('/ho-so/moi', async (c) => {
    const year = today(deps).slice(0, 4);
    const only = ruleSetOn(today(deps))?.awards;
    const typed = { evaluationYear: year, awardCode: only?.length === 1 ? (only[0]?.code ?? '') : '' };
    const draft = await draftOf(c);
    if (draft === undefined) return form(c, undefined, typed, [{}, {}, {}], {});
    const { id: banThao, awardCode, evaluationYear } = draft;
    const fromDraft = { banThao, awardCode, evaluationYear: String(evaluationYear) };
    return form(c, undefined, fromDraft, nomineesFrom(draft), {});
  });

  app.post('/ho-so/moi', (c) => receive(c, undefined));

  app.get('/ho-so/:id/bo-sung', async (c) => {
    const { submission } = await returned(c, c.req.param('id'));
    return form(c, c.req.param('id'), typedFrom(submission), nomineesFrom(submission), {});
  });

  app.post('/ho-so/:id/bo-sung', (c) => receive(c, c.req.param('id')));

  async function receive(c: Context<Env>, dossierId: string | undefined) {
    const { fields, session, requestId } = await readSignedForm(c);
    const nominees = typedNominees(fields);
    if (fields.viec === 'them') {
      return form(c, dossierId, fields, [...nominees, {}].slice(0, MOST_NOMINEES), {});
    }
    // Rows left empty do not count; the numbers of the others must still point at the boxes they came from.
    const filled = nominees.map((typed, index) => ({ typed, row: index + 1 })).filter(({ typed }) => isFilled(typed));
    const result = await commands.submitDossier({
      person: session.person,
      channel: 'web',
      requestId,
      ...(dossierId === undefined ? {} : { dossierId }),
      ...(fields.banThao ? { draftId: fields.banThao } : {}),
      content: contentFrom(
        fields,
        filled.map(({ typed }) => typed),
      ),
    });
    if ('refused' in result) {
      const problems =
        'problems' in result && result.problems
          ? besideBoxes(
              result.problems,
              filled.map(({ row }) => row),
            )
          : { '': sentenceOf(result.refused.code) };
      return form(c, dossierId, fields, nominees, problems);
    }
    const { version } = result;
    await settle(
      async () => ((await registers.events.dossierState(result.dossierId))?.version ?? 0) >= version,
      config.settleTime,
    );
    return c.redirect(`/ho-so/${result.dossierId}?da=gui`, 303);
  }

  async function form(
    c: Context<Env>,
    dossierId: string | undefined,
    typed: Typed,
    nominees: readonly TypedNominee[],
    problems: Typed,
  ) {
    const session = sessionOf(c);
    if (!session.person.roles.includes('proposer')) throw new RefusedError('ROLE_NOT_ALLOWED');
    const unit = await registers.directory.organisation(session.person.unitId);
    const supplementOf =
      dossierId === undefined ? {} : { supplementOf: { dossierId, reason: (await returned(c, dossierId)).reason } };
    return page(
      c,
      <DossierFormPage
        person={session.person}
        unitName={unit?.name ?? session.person.unitId}
        keys={newKeys(session)}
        ruleSet={ruleSetOn(today(deps))}
        action={dossierId === undefined ? '/ho-so/moi' : `/ho-so/${dossierId}/bo-sung`}
        {...supplementOf}
        typed={typed}
        nominees={nominees}
        problems={problems}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  /** The draft of an import named in the address; undefined when none is. */
  async function draftOf(c: Context<Env>): Promise<DossierDraft | undefined> {
    const id = c.req.query('ban-thao');
    if (id === undefined) return undefined;
    const draft = await registers.imports.draft(id);
    if (draft?.unitId !== sessionOf(c).person.unitId) throw new RefusedError('UNKNOWN_DRAFT');
    if (draft.dossierId !== null) throw new RefusedError('ALREADY_SUBMITTED');
    return draft;
  }

  /** A dossier that waits for this person's unit to complete it, with the last reason for its return. */
  async function returned(c: Context<Env>, id: string): Promise<{ submission: Submission; reason: string }> {
    const view = await viewDossier(registers, sessionOf(c).person, id);
    if (view === undefined) throw new RefusedError('UNKNOWN_DOSSIER');
    if ('barred' in view) throw new RefusedError(view.barred);
    if (view.stage !== 'RETURNED') throw new RefusedError('WRONG_STAGE');
    const last = view.timeline.filter((entry) => entry.event.type === 'dossierReturned').at(-1);
    return { submission: view.submission, reason: last?.notes[0] ?? '' };
  }

  return app;
}

function typedNominees(fields: Typed): readonly TypedNominee[] {
  const rows = Math.min(MOST_NOMINEES, Math.max(1, Number(fields.rows) || 1));
  return Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(NOMINEE_FIELDS.map((field) => [field, fields[`nominee-${index + 1}-${field}`] ?? ''])),
  );
}

const isFilled = (typed: TypedNominee): boolean =>
  Object.entries(typed).some(([field, value]) => field !== 'kind' && value.trim() !== '');

function contentFrom(fields: Typed, nominees: readonly TypedNominee[]): unknown {
  return {
    awardCode: fields.awardCode ?? '',
    evaluationYear: fields.evaluationYear,
    summary: fields.summary ?? '',
    meeting: { date: fields.meetingDate ?? '', present: fields.meetingPresent, total: fields.meetingTotal },
    nominees: nominees.map((one) =>
      one.kind === 'COLLECTIVE'
        ? { kind: 'COLLECTIVE', name: one.name, unit: one.unit, achievement: one.achievement }
        : {
            ...one,
            birthYear: one.birthYear === '' ? null : one.birthYear,
            directWorker: one.directWorker === 'co',
            woman: one.honorific === 'Bà',
          },
    ),
  };
}

/** `nominees.0.name` → the box in the row it was typed in. */
function besideBoxes(problems: Typed, rows: readonly number[]): Typed {
  return Object.fromEntries(
    Object.entries(problems).map(([path, sentence]) => {
      const [list, index, field] = path.split('.');
      const box = list === 'nominees' && field ? `nominee-${rows[Number(index)]}-${field}` : (BOXES[path] ?? path);
      return [list === 'nominees' && !field ? 'nominee-1-kind' : box, sentence];
    }),
  );
}

const typedFrom = (submission: Submission): Typed => ({
  awardCode: submission.awardCode,
  evaluationYear: String(submission.evaluationYear),
  summary: submission.summary,
  meetingDate: submission.meeting.date,
  meetingPresent: String(submission.meeting.present),
  meetingTotal: String(submission.meeting.total),
});

const nomineesFrom = ({ nominees }: Pick<Submission, 'nominees'> | DossierDraft): readonly TypedNominee[] =>
  nominees.map((one) => ({
    kind: one.kind,
    name: one.name,
    honorific: one.honorific ?? '',
    birthYear: one.birthYear === null ? '' : String(one.birthYear),
    position: one.position,
    unit: one.unit,
    achievement: one.achievement,
    directWorker: one.directWorker ? 'co' : '',
  }));
