import { newToken, tokenHash } from '../../adapters/secrets.ts';
import { tidy } from '../../domain/names/vietnamese-names.ts';
import { signInMail } from '../../templates/mail/sign-in.ts';
import type { CommandDeps } from './command.ts';

export const SIGN_IN_MINUTES = 10;

/**
 * Sends a one-time sign-in link to a known address. Answers nothing: whether an address is known must not be seen from
 * outside.
 */
export const createRequestSignIn =
  (deps: CommandDeps) =>
  async (input: { readonly email: string }): Promise<void> => {
    const person = await deps.registers.directory.personByEmail(tidy(input.email).toLowerCase());
    if (person === undefined) return;
    const token = newToken();
    const hash = tokenHash(token);
    const text = signInMail({
      personName: person.name,
      honorific: person.honorific,
      link: `${deps.appUrl}/dang-nhap/${token}`,
      minutes: SIGN_IN_MINUTES,
    });
    await deps.registers.links.add(
      {
        tokenHash: hash,
        purpose: 'sign-in',
        personId: person.id,
        sessionId: null,
        expiresAt: new Date(deps.now().getTime() + SIGN_IN_MINUTES * 60_000).toISOString(),
      },
      {
        mail: {
          messageId: `<sign-in.${hash.slice(0, 24)}@ghi-cong>`,
          to: { name: person.name, address: person.email },
          ...text,
        },
        about: person.id,
        kind: 'sign-in',
      },
    );
  };
