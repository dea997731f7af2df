import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, type OpenMailer } from '../../adapters/mail/create-mailer.ts';
import { MailDeferred, MailRejected, MailUnavailable } from '../../adapters/mail/errors.ts';
import type { Mail } from '../../adapters/ports.ts';

const MAIL: Mail = {
  messageId: '<session-2026-0001.invitation.anh.1@ghi-cong.example>',
  to: { name: 'Trần Văn Ánh', address: 'anh@laodong.example' },
  subject: 'Thư mời bỏ phiếu xét khen thưởng năm 2026',
  text: 'Kính gửi ông Trần Văn Ánh,\n\nXem tại https://ghi-cong.example/b/abc\n',
  html: '<p>Kính gửi ông Trần Văn Ánh</p>',
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A real SMTP server on a free port, and a mailer that uses it. */
async function withServer(
  options: SMTPServerOptions = {},
  credentials = '',
): Promise<{ mailer: OpenMailer; received: ParsedMail[]; server: SMTPServer; port: number }> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const mailer = createMailer({
    url: `smtp://${credentials}127.0.0.1:${port}`,
    from: 'Ghi Công <ghi-cong@ldld.example>',
  });
  open.push(async () => {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { mailer, received, server, port };
}

const receiversOf = (mail: ParsedMail | undefined) => [mail?.to ?? []].flat().flatMap((one) => one.value);

const answering = (responseCode: number, message: string): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(Object.assign(new Error(message), { responseCode })),
});

describe('the mailer', () => {
  it('sends a calendar entry so that calendars take it for an invitation', async () => {
    const { mailer, received } = await withServer();
    const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    await mailer.send({ ...MAIL, calendar: { method: 'REQUEST', content } });
    // Shown by mail programs that know calendars, and a file for the others.
    expect(
      received[0]?.attachments.map(({ contentType, filename, content: bytes }) => [
        contentType,
        filename,
        bytes.toString(),
      ]),
    ).toEqual([
      ['text/calendar', undefined, content],
      ['application/ics', 'phien-hop.ics', content],
    ]);
    await mailer.send(MAIL);
    expect(received[1]?.attachments).toEqual([]);
  });

  it('hands a message over whole: Message-ID, names, text and HTML', async () => {
    const { mailer, received } = await withServer();
    await mailer.send(MAIL);
    const [mail] = received;
    expect(mail?.messageId).toBe(MAIL.messageId);
    expect(mail?.subject).toBe(MAIL.subject);
    expect(mail?.from?.value).toEqual([{ name: 'Ghi Công', address: 'ghi-cong@ldld.example' }]);
    expect(receiversOf(mail)).toEqual([{ name: 'Trần Văn Ánh', address: 'anh@laodong.example' }]);
    expect(mail?.text?.trim()).toBe(MAIL.text.trim());
    expect(mail?.html).toContain('Kính gửi ông Trần Văn Ánh');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('keeps the Message-ID when the message is sent again', async () => {
    const { mailer, received } = await withServer();
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    expect(received.map((mail) => mail.messageId)).toEqual([MAIL.messageId, MAIL.messageId]);
  });

  it('cannot be given a second receiver or header through a name or a subject', async () => {
    const { mailer, received } = await withServer();
    const to = { name: 'Ánh\r\nBcc: thief@evil.example', address: 'anh@laodong.example' };
    await mailer.send({ ...MAIL, to, subject: 'Thư mời\r\nBcc: thief@evil.example' });
    expect(received[0]?.bcc).toBeUndefined();
    expect(receiversOf(received[0]).map((one) => one.address)).toEqual(['anh@laodong.example']);
  });

  it('goes on after the server dropped the idle connection', async () => {
    const { mailer, received, server } = await withServer();
    await mailer.send(MAIL);
    for (const connection of server.connections) connection.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await mailer.send(MAIL);
    expect(received).toHaveLength(2);
  });
});

describe('a message that was not taken', () => {
  const failure = (mailer: OpenMailer): Promise<unknown> =>
    mailer.send(MAIL).then(
      () => undefined,
      (error) => error,
    );

  it('is refused for good by a 5xx, with the answer of the server', async () => {
    const { mailer } = await withServer(answering(550, 'no such user'));
    const error = await failure(mailer);
    expect(error).toBeInstanceOf(MailRejected);
    expect(error).toMatchObject({ permanent: true, message: expect.stringContaining('no such user') });
  });

  it('is put off by a 4xx', async () => {
    const { mailer } = await withServer(answering(451, 'try later'));
    expect(await failure(mailer)).toBeInstanceOf(MailDeferred);
  });

  it('is nobody’s fault but the server’s when that is closing (421)', async () => {
    const { mailer } = await withServer(answering(421, 'closing'));
    expect(await failure(mailer)).toBeInstanceOf(MailUnavailable);
  });

  it('is not the receiver’s fault when our password is wrong', async () => {
    const { mailer } = await withServer(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(Object.assign(new Error('bad password'), { responseCode: 535 })),
      },
      'engine:wrong@',
    );
    const error = await failure(mailer);
    expect(error).toBeInstanceOf(MailUnavailable);
    expect(error).toMatchObject({ message: expect.stringContaining('không chấp nhận tài khoản') });
  });

  it('finds no server', async () => {
    const mailer = createMailer({ url: 'smtp://127.0.0.1:1', from: 'a@b.example' });
    expect(await failure(mailer)).toMatchObject({ name: 'MailUnavailable', cause: { code: expect.any(String) } });
    mailer.close();
  });

  it('is given up within seconds when the server accepts and then says nothing', async () => {
    const { mailer } = await withServer({ onConnect: () => {} });
    const started = Date.now();
    expect(await failure(mailer)).toBeInstanceOf(MailUnavailable);
    expect(Date.now() - started).toBeLessThan(8_000);
  }, 15_000);
});
