import { type Context, Hono } from 'hono';
import type { Person } from '../../adapters/register-ports.ts';
import { MOST_NOMINEES } from '../../domain/intake/drafts.ts';
import { proposingUnitOn } from '../../domain/organisations/proposing-unit.ts';
import { type RefusalCode, sentenceOf, wordsOf } from '../../domain/refusals.ts';
import { PAPER_RULE, PROPOSER_RULE } from '../../domain/rules/list-findings.ts';
import { type PaperOwner, paperOwner } from '../../domain/rules/papers.ts';
import { type AwardOffer, offersTo as awardOffers } from '../../domain/rules/proposing.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import type { Caller } from '../commands/command.ts';
import { initiativesBy } from '../commands/leaning-on-initiatives.ts';
import {
  besideBoxes,
  contentFrom,
  draftFrom,
  isFilled,
  nomineesFrom,
  type Typed,
  typedFrom,
  typedFromDraft,
  typedNominees,
} from '../dossier-draft.ts';
import { RefusedError } from '../errors.ts';
import { mayUseDraft } from '../evidence-access.ts';
import { newKeys, readSignedUpload } from '../forms.ts';
import { settle } from '../marks.ts';
import { openerOf, sealerOf, withKnownNumbers, withSealedNumbers, withShownNumbers } from '../nominee-numbers.ts';
import { DossierFormPage } from '../pages/dossier-form-page.tsx';
import type { TypedNominee } from '../pages/parts/nominee-fields.tsx';
import { viewDossier } from '../queries/dossier-view.ts';
import { type AskedBy, viewEvidence } from '../queries/evidence-view.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { today } from './dossier-pages.tsx';
import { carryOutEvidence } from './evidence-forms.ts';
import { labelsOfRows } from './evidence-pages.tsx';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** What a form is about: nothing yet, a draft, or a dossier that was returned. */
interface Place {
  readonly draftId?: string;
  readonly dossierId?: string;
}

const SAVED = 'Đã lưu nháp. Hồ sơ chưa được gửi; đơn vị có thể mở lại bản nháp này bất cứ lúc nào.';

/** The form of a new dossier, of a draft, and of a dossier that was returned. */
export function dossierFormPages(deps: RouteDeps) {
  const { registers, commands, config } = deps;
  const app = new Hono<Env>();

  app.get('/ho-so/moi', async (c) => {
    const year = today(deps).slice(0, 4);
    const only = (await offersTo(sessionOf(c).person)).filter(({ outcome }) => outcome !== 'NOT_MET');
    const typed = { evaluationYear: year, awardCode: only.length === 1 ? (only[0]?.award.code ?? '') : '' };
    const imported = c.req.query('ban-thao');
    if (imported === undefined) return form(c, {}, typed, [{}, {}, {}], {});
    const { person } = sessionOf(c);
    const opened = await commands.openImportedDraft({ person, channel: 'web', requestId: imported, draftId: imported });
    if ('refused' in opened) throw new RefusedError(opened.refused.code);
    return c.redirect(`/ho-so/nhap/${imported}`, 303);
  });

  app.post('/ho-so/moi', (c) => receive(c, {}));

  app.get('/ho-so/nhap/:id', async (c) => {
    const draftId = c.req.param('id');
    const draft = await registers.drafts.find(draftId);
    if (draft === undefined || !mayUseDraft(sessionOf(c).person, draft)) throw new RefusedError('UNKNOWN_DRAFT');
    if (draft.dossierId !== null) return c.redirect(`/ho-so/${draft.dossierId}`, 303);
    return form(c, { draftId }, typedFromDraft(draft.content), draft.content.nominees, {});
  });

  app.post('/ho-so/nhap/:id', (c) => receive(c, { draftId: c.req.param('id') }));

  app.get('/ho-so/:id/bo-sung', async (c) => {
    const dossierId = c.req.param('id');
    const { submission } = await returned(c, dossierId);
    const given = await registers.identities.given(dossierId, submission.version);
    const seal = sealerOf(registers.identities, submission.unitId);
    const nominees = nomineesFrom(submission).map((typed, index) => {
      const numbers = given.get(index + 1);
      return numbers === undefined ? typed : withKnownNumbers(typed, numbers, seal);
    });
    return form(c, { dossierId }, typedFrom(submission), nominees, {});
  });

  app.post('/ho-so/:id/bo-sung', (c) => receive(c, { dossierId: c.req.param('id') }));

  async function receive(c: Context<Env>, place: Place) {
    const { fields, session, requestId, files } = await readSignedUpload(c);
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const seal = sealerOf(registers.identities, session.person.unitId);
    const nominees = typedNominees(fields).map((typed) => withSealedNumbers(typed, seal));
    const { viec } = fields;
    if (viec === 'tim') return form(c, place, fields, nominees, {});
    if (viec === 'them') return form(c, place, fields, [...nominees, {}].slice(0, MOST_NOMINEES), {});

    // Everything but a new dossier sent at once is kept first: what was typed must outlive whatever follows.
    let at = place;
    if (place.dossierId === undefined && (viec !== 'gui' || files.length > 0 || place.draftId !== undefined)) {
      const saved = await commands.saveDraft({ ...caller, ...place, content: draftFrom(fields, nominees) });
      if ('refused' in saved) {
        // Sent already: whether this is the same list once more, the submission itself can tell.
        if (saved.refused.code === 'DRAFT_SUBMITTED' && viec === 'gui' && files.length === 0)
          return submit(c, place, caller, fields, nominees);
        return form(c, place, fields, nominees, { '': sentenceOf(saved.refused.code) });
      }
      at = { draftId: saved.draftId };
    }
    const holderId = at.dossierId ?? at.draftId;
    const problems = holderId === undefined ? {} : await carryOutEvidence(commands, caller, holderId, fields, files);
    if (Object.keys(problems).length > 0) return form(c, at, fields, nominees, problems);
    if (viec !== 'gui') {
      if (at.draftId === undefined) return form(c, at, fields, nominees, {});
      return c.redirect(`/ho-so/nhap/${at.draftId}?da=luu${viec === 'luu' ? '' : '#minh-chung'}`, 303);
    }
    return submit(c, at, caller, fields, nominees);
  }

  async function submit(
    c: Context<Env>,
    place: Place,
    caller: Caller,
    fields: Typed,
    nominees: readonly TypedNominee[],
  ) {
    // Rows left empty do not count; the numbers of the others must still point at the boxes they came from.
    const filled = nominees.map((typed, index) => ({ typed, row: index + 1 })).filter(({ typed }) => isFilled(typed));
    const rows = filled.map(({ row }) => row);
    const content = contentFrom(
      fields,
      filled.map(({ typed }) => typed),
      openerOf(registers.identities, caller.person.unitId),
    );
    const papersSeen = Number(fields['con-thieu']) || 0;
    const result = await commands.submitDossier({ ...caller, ...place, rows, content, papersSeen });
    if ('refused' in result) {
      const problems =
        'problems' in result && result.problems
          ? besideBoxes(result.problems, rows)
          : { [BOX_OF[result.refused.code] ?? '']: wordsOf(result.refused) };
      return form(c, place, fields, nominees, problems);
    }
    const { version } = result;
    await settle(
      async () => ((await registers.events.dossierState(result.dossierId))?.version ?? 0) >= version,
      config.settleTime,
    );
    return c.redirect(`/ho-so/${result.dossierId}?da=gui`, 303);
  }

  async function form(c: Context<Env>, place: Place, typed: Typed, nominees: readonly TypedNominee[], problems: Typed) {
    const session = sessionOf(c);
    const { person } = session;
    if (!person.roles.includes('proposer')) throw new RefusedError('ROLE_NOT_ALLOWED');
    const { draftId, dossierId } = place;
    const open = openerOf(registers.identities, person.unitId);
    const asked = await askedBy(c, place, typed);
    const [unit, drafts, evidence, incidents, initiatives] = await Promise.all([
      registers.directory.organisation(person.unitId),
      draftId === undefined && dossierId === undefined ? registers.drafts.ofUnit(person.unitId) : [],
      viewEvidence(registers, dossierId ?? draftId, asked, ownersIn(nominees)),
      registers.incidents.open([dossierId ?? draftId ?? '']),
      initiativesBy(
        registers,
        { unitId: person.unitId, date: today(deps) },
        nominees.flatMap(({ name = '' }) => (name.trim() === '' ? [] : [name])),
      ),
    ]);
    const supplementOf =
      dossierId === undefined ? {} : { supplementOf: { dossierId, reason: (await returned(c, dossierId)).reason } };
    return page(
      c,
      <DossierFormPage
        person={person}
        unitName={unit?.name ?? person.unitId}
        keys={newKeys(session)}
        ruleSet={editionOn(today(deps))}
        offers={await offersTo(person)}
        limits={await limitsOf(place, person, typed, asked, ownersIn(nominees).length)}
        action={actionOf(place)}
        {...supplementOf}
        typed={typed}
        nominees={nominees.map((one) => withShownNumbers(one, open))}
        problems={problems}
        initiatives={initiatives}
        said={c.req.method === 'GET' && c.req.query('da') === 'luu' ? SAVED : undefined}
        drafts={drafts}
        evidence={evidence}
        labels={labelsOfRows(nominees)}
        incidents={incidents}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  /** What the person's union may propose by the rules of today, and what it may not. */
  async function offersTo({ unitId }: Person): Promise<readonly AwardOffer[]> {
    const edition = editionOn(today(deps));
    const tree = await registers.organisations.tree();
    return edition === undefined ? [] : awardOffers(edition, proposingUnitOn(tree, unitId, today(deps)));
  }

  /** The chosen award by the rules of today; of a dossier that came back, by the rules it is under. */
  async function askedBy(c: Context<Env>, { dossierId }: Place, typed: Typed): Promise<AskedBy | undefined> {
    const pinned = dossierId === undefined ? undefined : (await returned(c, dossierId)).pinned;
    const ruleSet = pinned ?? editionOn(today(deps));
    const award = ruleSet && awardRule(ruleSet, typed.awardCode ?? '');
    return ruleSet && award && { ruleSet, award };
  }

  /** Chỉ tiêu and tỷ lệ of the list as typed; nothing before it names an award and somebody. */
  async function limitsOf(
    { dossierId }: Place,
    person: Person,
    typed: Typed,
    asked: AskedBy | undefined,
    proposed: number,
  ) {
    const evaluationYear = Number(typed.evaluationYear);
    if (asked === undefined || !/^\d{4}$/.test(typed.evaluationYear ?? '') || proposed === 0) return [];
    const { unitId } = person;
    const list = { ...asked, evaluationYear, unitId, proposed, dossierId: dossierId ?? null, missing: [] };
    // Who proposes and which papers are missing is said in places of their own.
    return (await deps.eligibility.examine(list)).filter(({ rule }) => rule !== PROPOSER_RULE && rule !== PAPER_RULE);
  }

  /** A dossier that waits for this person's unit to complete it, with the last reason for its return. */
  async function returned(c: Context<Env>, id: string) {
    const view = await viewDossier(registers, sessionOf(c).person, id);
    if (view === undefined) throw new RefusedError('UNKNOWN_DOSSIER');
    if ('barred' in view) throw new RefusedError(view.barred);
    if (view.stage !== 'RETURNED') throw new RefusedError('WRONG_STAGE');
    const last = view.timeline.filter((entry) => entry.event.type === 'dossierReturned').at(-1);
    // Before a receipt nothing is pinned, and the new version is sent under the rules of today.
    const pinned = view.state.ruleSet === null ? undefined : view.ruleSet;
    return { submission: view.submission, pinned, reason: last?.notes[0] ?? '' };
  }

  return app;
}

/** The rows that are filled in, by their numbers. */
const ownersIn = (rows: readonly TypedNominee[]): readonly PaperOwner[] =>
  rows.flatMap((row, index) => {
    const kind = row.kind === 'COLLECTIVE' ? 'COLLECTIVE' : 'INDIVIDUAL';
    return isFilled(row) ? [paperOwner({ no: index + 1, kind, directWorker: row.directWorker === 'co' })] : [];
  });

/** Which box a refusal belongs to. */
const BOX_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  EVIDENCE_WITHOUT_NOMINEE: 'tep',
  NOT_YOURS_TO_PROPOSE: 'awardCode',
  PAPERS_MISSING: 'tep',
  PAPERS_UNSEEN: 'con-thieu',
};

function actionOf({ draftId, dossierId }: Place): string {
  if (dossierId !== undefined) return `/ho-so/${dossierId}/bo-sung`;
  return draftId === undefined ? '/ho-so/moi' : `/ho-so/nhap/${draftId}`;
}
