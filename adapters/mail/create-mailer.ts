import nodemailer from 'nodemailer';
import type { Mailer } from '../ports.ts';
import { mailError } from './errors.ts';

export interface MailerConfig {
  /** `smtp://host:port`, `smtps://user:password@host` */
  readonly url: string;
  /** What receivers see as sender: `Ghi Công <ghi-cong@ldld.example>`. */
  readonly from: string;
}

/** `close` ends the idle connections, which would keep the process alive. */
export interface OpenMailer extends Mailer {
  close(): void;
}

/**
 * Hands messages over to an SMTP server. `send` resolves when the server has taken the message; otherwise it throws
 * `MailUnavailable`, `MailDeferred` or `MailRejected` within half a minute.
 */
export function createMailer({ url, from }: MailerConfig): OpenMailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // The outbox repeats what failed and writes it down; the library should not do so behind its back.
    maxRequeues: 0,
    // Short, because the outbox keeps a row of the database locked meanwhile. Milliseconds.
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    dnsTimeout: 5_000,
    socketTimeout: 20_000,
    // A message is text only: it must never make the library read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, subject, text, html, calendar }) {
      try {
        await transport.sendMail({
          messageId,
          from,
          to,
          subject,
          text,
          html,
          ...(calendar ? { icalEvent: { ...calendar, filename: 'phien-hop.ics' } } : {}),
          // RFC 3834: keeps holiday notices from answering the engine.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw mailError(error);
      }
    },
    close: () => transport.close(),
  };
}
