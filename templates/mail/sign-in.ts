/** Thư gửi đường dẫn đăng nhập. */

export interface SignInMail {
  readonly personName: string;
  readonly honorific: string;
  /** Absolute address; opening it shows a button, pressing the button signs in. */
  readonly link: string;
  readonly minutes: number;
}

/** Subject, plain text and HTML of the mail; the link stands once in the text and twice in the HTML (button, address). */
export function signInMail(mail: SignInMail): { subject: string; text: string; html: string } {
  const greeting = `Kính gửi ${mail.honorific} ${mail.personName},`;
  const why = 'Ghi Công nhận được yêu cầu đăng nhập bằng địa chỉ thư điện tử này.';
  const how = `Đề nghị mở đường dẫn dưới đây rồi bấm nút “Đăng nhập”. Đường dẫn dùng được một lần, trong ${mail.minutes} phút.`;
  const care =
    'Nếu ông/bà không yêu cầu đăng nhập, đề nghị bỏ qua thư này; không ai vào được hệ thống khi chưa mở đường dẫn. Đề nghị không chuyển tiếp thư cho người khác.';
  return {
    subject: 'Đường dẫn đăng nhập Ghi Công',
    text: [greeting, `${why} ${how}`, mail.link, care].join('\n\n'),
    html: [
      '<!doctype html><html lang="vi"><body style="font:17px/1.6 sans-serif;color:#1c1a19;max-width:34em;margin:1.5em auto;padding:0 1em">',
      `<p>${escape(greeting)}</p>`,
      `<p>${escape(why)} ${escape(how)}</p>`,
      `<p><a href="${escape(mail.link)}" style="display:inline-block;padding:.7em 1.4em;background:#0b4f9e;color:#fff;text-decoration:none;border-radius:6px;font-weight:600">Mở trang đăng nhập</a></p>`,
      `<p style="font-size:14px;color:#4a4542;word-break:break-all">Hoặc sao chép địa chỉ: ${escape(mail.link)}</p>`,
      `<p>${escape(care)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
