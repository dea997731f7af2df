/** The one form of every letter the engine sends: plain text and the same words in HTML, nothing loaded from elsewhere. */

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterParts {
  readonly subject: string;
  /** `Ông Trần Văn Hùng` */
  readonly to: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Said after the action, in small print. */
  readonly notes?: readonly string[];
  readonly sender: string;
}

export function letter({ subject, to, paragraphs, action, notes = [], sender }: LetterParts): Letter {
  const greeting = `Kính gửi: ${to}`;
  const text = [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...notes,
    `Trân trọng,\n${sender}`,
    FOOTER,
  ].join('\n\n');
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f6f4f0;color:#1c1a17;font:17px/1.6 Arial,'Helvetica Neue',sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px">
<div style="border-top:4px solid #a3161e;background:#fff;padding:28px 28px 20px">
<p style="margin:0 0 16px"><strong>${escapeHtml(greeting)}</strong></p>
${paragraphs.map((one) => `<p style="margin:0 0 16px">${escapeHtml(one)}</p>`).join('\n')}
${action ? button(action) : ''}
${notes.map((one) => `<p style="margin:0 0 12px;font-size:15px;color:#57534e">${escapeHtml(one)}</p>`).join('\n')}
<p style="margin:20px 0 0">Trân trọng,<br>${escapeHtml(sender)}</p>
</div>
<p style="font-size:13px;color:#57534e;margin:16px 4px">${escapeHtml(FOOTER)}</p>
</div></body></html>`;
  return { subject, text, html };
}

const FOOTER = 'Thư do hệ thống Ghi Công gửi tự động. Đề nghị không trả lời vào địa chỉ này.';

const button = ({ label, url }: { label: string; url: string }) =>
  `<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="background:#0b57a4;color:#fff;text-decoration:none;padding:14px 22px;display:inline-block;font-weight:bold">${escapeHtml(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#57534e;word-break:break-all">Nếu không bấm được, sao chép địa chỉ này vào trình duyệt:<br>${escapeHtml(url)}</p>`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
