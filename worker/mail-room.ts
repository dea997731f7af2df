import type { Mailer } from '../adapters/ports.ts';
import type { Outbox } from '../adapters/register-ports.ts';

export interface MailRoom {
  /** Something was put into the outbox; sends it soon. */
  wake(): void;
  close(): Promise<void>;
}

/** How often the outbox is looked at when nobody wakes it: mails left by a crash or by an SMTP server that was away. */
const ROUND_MS = 5_000;

/**
 * Sends what waits in the outbox, apart from the processes that wrote it: a mail server that is away holds up no dossier.
 * Each row is sent once as far as SMTP allows; a crash between sending and marking repeats the identical mail.
 */
export function openMailRoom(outbox: Outbox, mailer: Mailer, warn: (facts: object, message: string) => void): MailRoom {
  let working: Promise<void> | undefined;
  let again = false;
  const round = async (): Promise<void> => {
    try {
      const { failed } = await outbox.flush((mail) => mailer.send(mail));
      if (failed > 0) warn({ failed }, 'mails wait for another attempt');
    } catch (error) {
      warn({ err: String(error) }, 'outbox not reachable');
    }
  };
  const wake = (): void => {
    again = true;
    working ??= (async () => {
      while (again) {
        again = false;
        await round();
      }
    })().finally(() => {
      working = undefined;
    });
  };
  const timer = setInterval(wake, ROUND_MS);
  wake();
  return {
    wake,
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}
