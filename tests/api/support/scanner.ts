import type { World } from './world.ts';

/** A machine that reads the member's mail and looks into its links: each kind is known from real mail gateways. */
export type ScannerKind =
  /** Asks for the head only, as link checkers do. */
  | 'HEAD'
  | 'OPTIONS'
  /** A browser that loads pages before anybody presses. */
  | 'PREFETCH'
  | 'GET'
  /** Follows every link and submits every form with what is preset in it, forgetting cookies. */
  | 'CRAWLER'
  /** The same with a cookie jar, as a sandboxed browser has. */
  | 'CRAWLER_WITH_COOKIES'
  /** Posts to every address it has heard of, with no field at all. */
  | 'EMPTY_POSTS'
  /** Posts what looks like an answer and is none. */
  | 'ODD_POSTS';

export const SCANNERS: readonly ScannerKind[] = [
  ...['HEAD', 'OPTIONS', 'PREFETCH', 'GET', 'CRAWLER', 'CRAWLER_WITH_COOKIES'],
  ...['EMPTY_POSTS', 'ODD_POSTS'],
] as ScannerKind[];

const STEPS = [
  '',
  '/mo',
  '/khai-bao',
  '/phieu',
  '/dien',
  '/kiem-tra',
  '/ma',
  '/ma/gui',
  '/gui',
  '/gui-lai',
  '/minh-chung',
];

const ODD: readonly string[] = [
  '{"choices":{"1":"YES"}}',
  'y-1=&y-2=&khong-lien-quan=',
  'y-1=MAYBE&lien-quan=on',
  'submit=Gửi phiếu',
  'truong-hop=1&truong-hop=2',
  'lien-quan=&truong-hop=1',
  'xac-nhan=',
  'xac-nhan=on',
  'khong-lien-quan=co',
];

/** One visit of a scanner to a link; returns how many requests it made. */
export async function scan(world: World, link: string, kind: ScannerKind, visit: number): Promise<number> {
  let requests = 0;
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}, jar = false) => {
    requests += 1;
    const cookie = jar ? [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
    const headers = { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) };
    const answer = await world.app.request(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const post = (path: string, body: string, jar = false) =>
    ask(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }, jar);

  if (kind === 'HEAD' || kind === 'OPTIONS') for (const step of STEPS) await ask(link + step, { method: kind });
  else if (kind === 'PREFETCH')
    await ask(link, { headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' } });
  else if (kind === 'GET') for (const step of STEPS) await ask(link + step);
  else if (kind === 'EMPTY_POSTS') for (const step of STEPS) await post(link + step, '', true);
  else if (kind === 'ODD_POSTS') {
    await post(`${link}/mo`, '', true);
    for (const step of STEPS) await post(link + step, ODD[visit % ODD.length] ?? '', true);
  } else await crawl(link, kind === 'CRAWLER_WITH_COOKIES');
  return requests;

  async function crawl(start: string, jar: boolean): Promise<void> {
    const seen = new Set<string>();
    const queue: { path: string; body?: string }[] = [{ path: start }];
    for (let next = queue.shift(); next !== undefined && seen.size < 60; next = queue.shift()) {
      const answer = next.body === undefined ? await ask(next.path, {}, jar) : await post(next.path, next.body, jar);
      const page = await answer.text();
      const onward = answer.headers.get('location');
      const found = [...linksOf(page), ...(onward ? [onward] : [])].map((path) => ({ path }));
      for (const one of [...found, ...formsOf(page)]) {
        const name = JSON.stringify(one);
        if (!one.path.startsWith('/b/') || seen.has(name)) continue;
        seen.add(name);
        queue.push(one);
      }
    }
  }
}

const linksOf = (page: string): string[] => [...page.matchAll(/href="([^"#]+)"/g)].map(([, path = '']) => path);

/** Each form once for each of its buttons, with everything that is preset in it. */
function formsOf(page: string): { path: string; body: string }[] {
  return [...page.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    const preset = new URLSearchParams();
    for (const [input] of inside.matchAll(/<input[^>]*>/g)) {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
      const choosable = /type="(radio|checkbox)"/.test(input);
      if (!choosable || /\bchecked\b/.test(input)) preset.append(attribute('name') ?? '', attribute('value') ?? 'on');
    }
    const own = /action="([^"#]+)/.exec(head)?.[1] ?? '';
    return [...inside.matchAll(/<button([^>]*)>/g)].map(([, button = '']) => {
      const body = new URLSearchParams(preset);
      const [, name] = /\bname="([^"]*)"/.exec(button) ?? [];
      if (name !== undefined) body.append(name, /\bvalue="([^"]*)"/.exec(button)?.[1] ?? '');
      return { path: /formaction="([^"#]+)/.exec(button)?.[1] ?? own, body: body.toString() };
    });
  });
}
