/** Why a message was not handed over. The sentences are read by people: they stand beside the message on its page. */

/** No mail server answers, or it does not let us in. Nothing is wrong with the message. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
}

/** The server does not take this message now (SMTP 4xx) and asks to try again. */
export class MailDeferred extends Error {
  override readonly name = 'MailDeferred';
}

/** The server does not take this message and says that trying again is useless (SMTP 5xx), e.g. an unknown receiver. */
export class MailRejected extends Error {
  override readonly name = 'MailRejected';
  readonly permanent = true;
}

/** @param cause as nodemailer throws it: with `code`, and `responseCode` and `response` where the server spoke */
export function mailError(cause: unknown): MailUnavailable | MailDeferred | MailRejected {
  const { code, responseCode, response } = detailsOf(cause);
  const answer = response === undefined ? '' : ` Máy chủ thư trả lời: ${response}`;
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new MailUnavailable(`Máy chủ thư không chấp nhận tài khoản gửi thư của hệ thống.${answer}`, { cause });
  // 421 closes the whole connection: it is about the server, not about this message.
  if (responseCode === undefined || responseCode === 421)
    return new MailUnavailable(`Không kết nối được với máy chủ thư; hệ thống sẽ tự gửi lại.${answer}`, { cause });
  return responseCode >= 500
    ? new MailRejected(`Máy chủ thư từ chối thư này. Đề nghị kiểm tra địa chỉ người nhận.${answer}`, { cause })
    : new MailDeferred(`Máy chủ thư tạm thời chưa nhận thư này; hệ thống sẽ tự gửi lại.${answer}`, { cause });
}

function detailsOf(cause: unknown) {
  const field = (name: string): unknown => (cause instanceof Error ? Reflect.get(cause, name) : undefined);
  const responseCode = field('responseCode');
  const response = field('response');
  return {
    code: field('code'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    response: typeof response === 'string' ? response : undefined,
  };
}
