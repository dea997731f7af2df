import type { Child } from 'hono/jsx';
import type { Person } from '../../../adapters/register-ports.ts';
import { type PartId, partsFor } from './navigation.ts';

export interface Frame {
  readonly title: string;
  /** Null on pages of people without an account. */
  readonly person: Person | null;
  /** Token of the sign-out form; empty without a person. */
  readonly csrf: string;
  /** The part of the site the reader is in, for the navigation. */
  readonly here?: PartId;
  /** A narrow column with larger letters: what the council and the sign-in see. */
  readonly ballot?: boolean;
  readonly narrow?: boolean;
  /** With it the page reloads itself when the mark behind the address changes. */
  readonly refresh?: { readonly mark: string; readonly url: string };
  /** Seconds after which the page is asked for again, script or not: something is being worked on. */
  readonly again?: number;
  /** A sentence for every page of the same kind where help can be had (WCAG 3.2.6). */
  readonly contact?: string;
  readonly children?: Child;
}

/** The frame of every page. Without script and in any width everything in it works. */
export function Layout(frame: Frame) {
  const { title, person, csrf, here, refresh } = frame;
  const classes = [frame.ballot ? 'ballot narrow' : '', frame.narrow ? 'narrow' : ''].filter(Boolean).join(' ');
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        {frame.ballot && <Preview />}
        {frame.again !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(frame.again)} />
          </noscript>
        )}
        <title>{`${title} – Ghi Công`}</title>
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/ghi-cong.css" />
        {(refresh || frame.again !== undefined) && <script src="/assets/refresh.js" defer />}
      </head>
      <body
        class={classes}
        {...(refresh ? { 'data-mark': refresh.mark, 'data-mark-url': refresh.url } : {})}
        {...(frame.again === undefined ? {} : { 'data-again': frame.again })}
      >
        <a class="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        <header class="top">
          <div class="bar">
            <Brand linked={person !== null} />
            {person && (
              <nav aria-label="Các phần chính">
                <Parts person={person} {...(here ? { here } : {})} />
                <form method="post" action="/dang-xuat">
                  <input type="hidden" name="csrf" value={csrf} />
                  <button type="submit" class="plain-button">
                    Đăng xuất
                  </button>
                </form>
              </nav>
            )}
          </div>
        </header>
        <main id="noi-dung" tabindex={-1}>
          {frame.children}
        </main>
        <footer class="foot">
          <div>
            {person && <p>{`Đang làm việc: ${person.honorific} ${person.name}, ${person.title}.`}</p>}
            <p>
              {frame.contact
                ? `Cần giúp đỡ: ${frame.contact}`
                : 'Ghi Công – theo dõi hồ sơ khen thưởng công đoàn từ đề nghị đến giấy chứng nhận.'}
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Parts({ person, here }: { readonly person: Person; readonly here?: PartId }) {
  const { work, registers } = partsFor(person);
  const link = ({ id, href, label }: (typeof work)[number]) => (
    <a href={href} {...(id === here ? { 'aria-current': 'page' as const } : {})}>
      {label}
    </a>
  );
  return (
    <>
      {work.map(link)}
      <details class="more">
        <summary class={registers.some(({ id }) => id === here) ? 'here' : ''}>Sổ, danh mục</summary>
        <div>{registers.map(link)}</div>
      </details>
    </>
  );
}

/** What a chat program may show of a link it looks into: the same for every ballot, in every state. */
const Preview = () => (
  <>
    <meta name="description" content={PREVIEW} />
    <meta property="og:title" content="Ghi Công" />
    <meta property="og:description" content={PREVIEW} />
    <meta property="og:type" content="website" />
  </>
);

const PREVIEW = 'Đường dẫn dành riêng cho người nhận thư, đề nghị không chuyển tiếp.';

function Brand({ linked }: { linked: boolean }) {
  const inside = (
    <>
      <img src="/assets/mark.svg" alt="" width={44} height={44} />
      <span>
        <b>Ghi Công</b>
        <span>Hồ sơ khen thưởng công đoàn</span>
      </span>
    </>
  );
  return linked ? (
    <a class="brand" href="/ho-so">
      {inside}
    </a>
  ) : (
    <div class="brand">{inside}</div>
  );
}
