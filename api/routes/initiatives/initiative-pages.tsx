import { type Context, Hono } from 'hono';
import type { InitiativeFilter } from '../../../adapters/initiatives-ports.ts';
import type { InitiativeStatus } from '../../../domain/initiatives/initiative.ts';
import type { InitiativeScope } from '../../../domain/rules/facts.ts';
import { holderClosedTo } from '../../commands/evidence-holder.ts';
import { RefusedError } from '../../errors.ts';
import { newKeys } from '../../forms.ts';
import { InitiativeListPage } from '../../pages/initiatives/initiative-list-page.tsx';
import { InitiativePage } from '../../pages/initiatives/initiative-page.tsx';
import { InitiativeStatisticsPage } from '../../pages/initiatives/initiative-statistics-page.tsx';
import { INITIATIVE_STATUS_WORDS, SCOPE_WORDS } from '../../pages/initiatives/initiative-words.ts';
import { readableEvidence } from '../../queries/evidence-view.ts';
import { listInitiatives, neededSight } from '../../queries/initiative-list.ts';
import { viewInitiative } from '../../queries/initiative-view.ts';
import { type Env, sessionOf } from '../../web-session.ts';
import { afterFrom, awardTitle, today } from '../dossier-pages.tsx';
import { page } from '../page.ts';
import type { RouteDeps } from '../route-deps.ts';

type Typed = Readonly<Record<string, string>>;

/** What the page says after an act was accepted; the address carries the key only. */
const SAID: Typed = {
  'dang-ky': 'Đã đăng ký sáng kiến. Xem lại nội dung rồi gửi đề nghị công nhận.',
  'ghi-so': 'Đã ghi sáng kiến theo sổ cũ.',
  sua: 'Đã lưu nội dung sửa.',
  gui: 'Đã gửi đề nghị công nhận.',
  'tra-lai': 'Đã trả lại để đơn vị sửa.',
  'cong-nhan': 'Đã ghi quyết định công nhận.',
  'khong-cong-nhan': 'Đã ghi không công nhận.',
  'nhan-rong': 'Đã ghi văn bản xác nhận khả năng nhân rộng.',
  'huy-cong-nhan': 'Đã ghi quyết định hủy công nhận.',
  'su-dung': 'Đã ghi nhận sáng kiến được dùng để đề nghị khen thưởng.',
  'bo-su-dung': 'Đã bỏ ghi nhận.',
  'minh-chung': 'Đã cập nhật tài liệu minh chứng.',
};

/** List, statistics and the page of one initiative: reading only. */
export function initiativePages(deps: RouteDeps) {
  const { registers } = deps;
  const app = new Hono<Env>();

  app.get('/sang-kien', async (c) => {
    const { person, csrf } = sessionOf(c);
    const sight = neededSight(person);
    const typed = c.req.query();
    const filter = filterFrom(typed);
    const after = afterFrom(typed.sau);
    const [found, units] = await Promise.all([
      listInitiatives(registers, person, filter, after),
      registers.initiatives.units(sight),
    ]);
    return page(
      c,
      <InitiativeListPage
        person={person}
        csrf={csrf}
        page={found}
        filter={filter}
        typed={typed}
        units={units}
        later={after !== undefined}
      />,
    );
  });

  app.get('/sang-kien/thong-ke', async (c) => {
    const { person, csrf } = sessionOf(c);
    const thisYear = Number(today(deps).slice(0, 4));
    const typed = { 'tu-nam': `${thisYear - 2}`, 'den-nam': `${thisYear}`, ...c.req.query() };
    const [from, to] = [yearFrom(typed['tu-nam']), yearFrom(typed['den-nam'])];
    const right = from !== undefined && to !== undefined && from <= to;
    const years = right ? { from, to } : { from: thisYear - 2, to: thisYear };
    return page(
      c,
      <InitiativeStatisticsPage
        person={person}
        csrf={csrf}
        statistics={await registers.initiatives.statistics(neededSight(person), years)}
        years={years}
        typed={typed}
        problems={right ? {} : { 'tu-nam': 'Đề nghị ghi hai năm gồm bốn chữ số, năm đầu không sau năm cuối.' }}
      />,
      right ? 200 : 422,
    );
  });

  app.get('/sang-kien/:id', (c) => showInitiative(deps, c, c.req.param('id')));

  return app;
}

/** The page of an initiative, also after a refused form: what was typed and what was wrong are shown again. */
export async function showInitiative(
  deps: RouteDeps,
  c: Context<Env>,
  id: string,
  typed: Typed = {},
  problems: Typed = {},
  status: 200 | 403 | 404 | 409 | 422 = 200,
) {
  const session = sessionOf(c);
  const view = await viewInitiative(deps.registers, session.person, id);
  if ('barred' in view) throw new RefusedError(view.barred);
  const [papers, closed] = await Promise.all([
    readableEvidence(deps, session.person, id),
    holderClosedTo(deps, session.person, id),
  ]);
  return page(
    c,
    <InitiativePage
      view={view}
      papers={papers ?? []}
      mayAttach={closed === undefined}
      person={session.person}
      keys={newKeys(session)}
      typed={typed}
      problems={problems}
      said={SAID[c.req.query('da') ?? '']}
      awardTitle={awardTitle}
    />,
    status,
  );
}

/** Conditions from the address; what makes no sense is left out. */
function filterFrom(typed: Typed): InitiativeFilter {
  const year = yearFrom(typed.nam);
  const value = Number((typed['gia-tri-tu'] ?? '').replace(/[.\s]/g, ''));
  const words = typed['tu-khoa']?.trim() ?? '';
  return {
    ...(words === '' ? {} : { words }),
    ...(isKey(INITIATIVE_STATUS_WORDS, typed['trang-thai']) ? { status: typed['trang-thai'] as InitiativeStatus } : {}),
    ...(isKey(SCOPE_WORDS, typed['pham-vi']) ? { scope: typed['pham-vi'] as InitiativeScope } : {}),
    ...(year === undefined ? {} : { recognisedYear: year }),
    ...(Number.isSafeInteger(value) && value > 0 ? { leastValue: value } : {}),
    ...(typed['don-vi'] ? { unitId: typed['don-vi'] } : {}),
    ...(typed['tac-gia'] ? { authorId: typed['tac-gia'] } : {}),
  };
}

const isKey = (words: object, key: string | undefined): boolean => key !== undefined && Object.hasOwn(words, key);

const yearFrom = (text: string | undefined): number | undefined =>
  /^(19|20)\d\d$/.test(text ?? '') ? Number(text) : undefined;
