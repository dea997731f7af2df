import { Hono } from 'hono';
import { SIGN_IN_MINUTES } from '../commands/request-sign-in.ts';
import { RefusedError } from '../errors.ts';
import { readForm, readSignedForm } from '../forms.ts';
import { SignInConfirmPage, SignInPage, SignInSentPage } from '../pages/sign-in-page.tsx';
import { type Env, giveCookie, takeCookie, wayAfterSignIn } from '../web-session.ts';
import { page } from './page.ts';
import type { RouteDeps } from './route-deps.ts';

export function signInPages({ commands, config, limit, callerOf }: RouteDeps) {
  const app = new Hono<Env>();

  app.get('/', (c) => {
    const session = c.get('session');
    return c.redirect(session ? wayAfterSignIn(c, session.person) : '/dang-nhap');
  });

  app.get('/dang-nhap', (c) => (c.get('session') ? c.redirect('/ho-so') : page(c, <SignInPage />)));

  app.post('/dang-nhap', async (c) => {
    const { fields } = await readForm(c);
    const email = (fields.email ?? '').trim();
    if (!/^\S+@\S+\.\S+$/.test(email) || email.length > 200) {
      const problem = 'Đề nghị nhập đúng địa chỉ thư điện tử, ví dụ ten@donvi.vn.';
      return page(c, <SignInPage email={email} problem={problem} />, 422);
    }
    await limit('signInByCaller', callerOf(c));
    await limit('signInByEmail', email.toLowerCase());
    const pause = new Promise((resume) => setTimeout(resume, config.signInPause));
    await Promise.all([commands.requestSignIn({ email }), pause]);
    return page(c, <SignInSentPage minutes={SIGN_IN_MINUTES} />);
  });

  app.get('/dang-nhap/:token', (c) => page(c, <SignInConfirmPage token={c.req.param('token')} />));

  app.post('/dang-nhap/:token', async (c) => {
    await limit('signInByCaller', callerOf(c));
    const result = await commands.signIn({ token: c.req.param('token'), channel: 'link' });
    if ('refused' in result) throw new RefusedError(result.refused);
    giveCookie(c, config.appUrl, result.cookie, result.expiresAt);
    return c.redirect(wayAfterSignIn(c, result.person), 303);
  });

  app.post('/dang-xuat', async (c) => {
    const { session } = await readSignedForm(c);
    await commands.signOut({ cookie: session.cookie });
    takeCookie(c, config.appUrl);
    return c.redirect('/dang-nhap', 303);
  });

  return app;
}
