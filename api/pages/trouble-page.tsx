import type { Trouble } from '../errors.ts';
import type { Session } from '../web-session.ts';
import { MessagePage } from './message-page.tsx';

export interface TroublePageProps {
  readonly trouble: Trouble;
  readonly session: Session | undefined;
  readonly ballot: boolean;
}

/** What happened, that nothing is lost, and what to do. */
export function TroublePage({ trouble, session, ballot }: TroublePageProps) {
  const way =
    trouble.status === 401
      ? { way: { href: '/dang-nhap', words: 'Đăng nhập' } }
      : trouble.code.startsWith('LINK_') && !ballot
        ? { way: { href: '/dang-nhap', words: 'Xin đường dẫn mới' } }
        : session
          ? { way: { href: '/ho-so', words: 'Về danh sách hồ sơ' } }
          : {};
  return (
    <MessagePage
      title={trouble.title}
      sentence={trouble.sentence}
      person={session?.person ?? null}
      csrf={session?.csrf ?? ''}
      ballot={ballot}
      tone="bad"
      {...way}
    />
  );
}
