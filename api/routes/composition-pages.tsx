import { type Context, Hono } from 'hono';
import type { CouncilRecord } from '../../adapters/council-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type Composition, decideComposition } from '../../domain/council/composition.ts';
import { type RefusalCode, sentenceOf } from '../../domain/refusals.ts';
import { foundingText } from '../../templates/_shared/official-text.ts';
import { worksForBody } from '../access.ts';
import { RefusedError } from '../errors.ts';
import { newKeys, readSignedForm } from '../forms.ts';
import { CompositionFormPage, CompositionReviewPage, type Typed } from '../pages/composition-form-page.tsx';
import { CompositionPage } from '../pages/composition-page.tsx';
import { asComposition, compositionInput } from '../schemas/council.ts';
import { problemsOf } from '../schemas/submission.ts';
import { type Env, sessionOf } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

/** Lines left free below those that are filled in. */
const FREE_LINES = 3;

/** Thành phần Hội đồng: read by the council's own body, entered by its secretary, looked over before it is recorded. */
export function compositionPages(deps: RouteDeps) {
  const { registers, commands, now } = deps;
  const app = new Hono<Env>();
  const today = () => dateInVietnam(now().toISOString());

  app.get('/hoi-dong', async (c) => {
    const { person, csrf } = sessionOf(c);
    if (!worksForBody(person) && !person.roles.includes('member')) throw new RefusedError('ROLE_NOT_ALLOWED');
    const councils = await registers.councils.ofBody(person.unitId);
    const said = c.req.query('da') === undefined ? undefined : 'Đã ghi thành phần Hội đồng.';
    return page(
      c,
      <CompositionPage
        {...{ person, csrf, councils, said, today: today() }}
        people={await namesOf(councils.flatMap(({ versions }) => versions.flatMap(({ members }) => members)))}
        mayRecord={person.roles.includes('secretary')}
      />,
    );
  });

  app.get('/hoi-dong/:id/moi', async (c) => {
    const council = await open(c);
    return form(c, council, typedOf(council.versions.at(-1)), {});
  });

  app.post('/hoi-dong/:id/moi', async (c) => {
    const council = await open(c);
    const { fields, session, requestId } = await readSignedForm(c);
    const { csrf: _, requestId: __, viec, ...typed } = fields;
    if (viec === 'sua') return form(c, council, typed, {}, requestId);
    if (viec === 'them')
      return form(c, council, { ...typed, 'so-dong': String(linesOf(typed) + FREE_LINES) }, {}, requestId);
    const parsed = compositionInput.safeParse(inputFrom(typed, council.kind));
    if (!parsed.success) return form(c, council, typed, boxesOf(problemsOf(parsed.error)), requestId);
    const composition = asComposition(parsed.data);
    if (viec !== 'ghi') {
      const foreseen = decideComposition(composition, council.versions, council.kind);
      if ('refused' in foreseen) return form(c, council, typed, boxOf(foreseen.refused.code), requestId);
      return review(c, council, composition, typed, requestId);
    }
    const caller = { person: session.person, channel: 'web', requestId } as const;
    const result = await commands.recordComposition({ ...caller, councilId: council.id, composition });
    if ('refused' in result) return form(c, council, typed, boxOf(result.refused.code), requestId);
    return c.redirect('/hoi-dong?da=ghi', 303);
  });

  async function open(c: Context<Env>): Promise<CouncilRecord> {
    const { person } = sessionOf(c);
    const council = await registers.councils.find(c.req.param('id') ?? '');
    if (council === undefined) throw new RefusedError('UNKNOWN_COUNCIL');
    const keeps = person.roles.includes('secretary') && council.organisationId === person.unitId;
    if (!keeps) throw new RefusedError('ROLE_NOT_ALLOWED');
    return council;
  }

  async function form(
    c: Context<Env>,
    council: CouncilRecord,
    typed: Typed,
    problems: Readonly<Record<string, string>>,
    requestId?: string,
  ) {
    const session = sessionOf(c);
    const everybody = await registers.directory.everybody();
    const known = new Set(council.versions.flatMap(({ members }) => members.map(({ id }) => id)));
    const people = everybody.filter(({ id, roles }) => known.has(id) || roles.some((role) => SITTING.includes(role)));
    return page(
      c,
      <CompositionFormPage
        person={session.person}
        keys={{ ...newKeys(session), ...(requestId === undefined ? {} : { requestId }) }}
        {...{ council, people, typed, problems, lines: linesOf(typed) }}
      />,
      Object.keys(problems).length > 0 ? 422 : 200,
    );
  }

  async function review(
    c: Context<Env>,
    council: CouncilRecord,
    composition: Composition,
    typed: Typed,
    requestId: string,
  ) {
    const session = sessionOf(c);
    const before = council.versions.at(-1);
    const people = await namesOf([...composition.members, ...(before?.members ?? [])]);
    return page(
      c,
      <CompositionReviewPage
        person={session.person}
        keys={{ ...newKeys(session), requestId }}
        founding={foundingText(composition.decision, council.name)}
        {...{ council, composition, before, people, typed }}
      />,
    );
  }

  async function namesOf(members: readonly { readonly id: string }[]): Promise<ReadonlyMap<string, Person>> {
    const people = await registers.directory.people([...new Set(members.map(({ id }) => id))]);
    return new Map(people.map((person) => [person.id, person]));
  }

  return app;
}

const SITTING: readonly string[] = ['member', 'secretary', 'authority'];

const linesOf = (typed: Typed): number => {
  const asked = Number(typed['so-dong']);
  return Number.isInteger(asked) && asked >= 1 && asked <= 60 ? asked : FREE_LINES;
};

/** The version that stands, as a beginning for the next. */
function typedOf(last: Composition | undefined): Typed {
  if (last === undefined) return { type: 'FOUNDING', 'so-dong': '9', secret: 'co', denominator: 'ALL_MINUS_RECUSED' };
  const lines = last.members.flatMap(({ id, office, votes, teller }, index) => {
    const line = index + 1;
    return [
      [`nguoi-${line}`, id],
      [`chuc-${line}`, office],
      ...(votes ? [[`bieu-quyet-${line}`, 'co']] : []),
      ...(teller ? [[`kiem-${line}`, 'co']] : []),
    ] as [string, string][];
  });
  const { rule } = last;
  const flags = (['secret', 'mustIncludeChair', 'writtenPoll', 'delegation'] as const).filter((flag) => rule?.[flag]);
  return {
    type: 'RENEWAL',
    meetingPlace: last.meetingPlace,
    'so-dong': String(last.members.length + FREE_LINES),
    ...(rule === null
      ? {}
      : {
          passPercent: String(rule.passPercent),
          denominator: rule.denominator,
          quorum: `${rule.quorum.part}/${rule.quorum.of}`,
        }),
    ...Object.fromEntries(flags.map((flag) => [flag, 'co'])),
    ...Object.fromEntries(lines),
  };
}

/** As the schema takes it; what is wrong with it the schema says. */
function inputFrom(typed: Typed, kind: CouncilRecord['kind']): unknown {
  const members = Array.from({ length: linesOf(typed) }, (_, index) => index + 1).flatMap((line) => {
    const id = typed[`nguoi-${line}`] ?? '';
    const votes = typed[`bieu-quyet-${line}`] === 'co';
    const teller = typed[`kiem-${line}`] === 'co';
    return id === '' ? [] : [{ id, office: typed[`chuc-${line}`], votes, teller }];
  });
  const [, part, of] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(typed.quorum ?? '') ?? [];
  const checked = (name: string) => typed[name] === 'co';
  return {
    type: typed.type,
    number: typed.number ?? '',
    decidedOn: typed.decidedOn ?? '',
    from: typed.from ?? '',
    until: typed.until ? typed.until : null,
    meetingPlace: typed.meetingPlace ?? '',
    members,
    rule:
      kind === 'AWARDS'
        ? null
        : {
            secret: checked('secret'),
            passPercent: Number(typed.passPercent),
            denominator: typed.denominator,
            quorum: { part: Number(part), of: Number(of) },
            mustIncludeChair: checked('mustIncludeChair'),
            writtenPoll: checked('writtenPoll'),
            delegation: checked('delegation'),
          },
  };
}

/** Of the paths the schema names, the boxes they are typed in. */
const boxesOf = (problems: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(problems).map(([path, sentence]) => {
      const box = path.replace(/^rule\./, '').replace(/^(quorum|members)\..*/, '$1');
      return [box, sentence];
    }),
  );

/** Beside which box a refusal stands. */
function boxOf(code: RefusalCode): Readonly<Record<string, string>> {
  const box = code === 'COMPOSITION_DATES' || code === 'COMPOSITION_BACKDATED' ? 'from' : 'members';
  return { [box]: sentenceOf(code) };
}
