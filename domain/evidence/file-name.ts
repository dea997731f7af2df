const LONGEST = 150;

/**
 * A name as sent, made safe to show and to offer for saving: no folders, no control or direction characters (with
 * U+202E `exe.pdf` reads `fdp.exe`), one line, not too long. It is a label only; nothing is ever stored under it.
 */
export function safeFileName(sent: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/["<>|:*?]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'tai-lieu';
  const letters = [...plain];
  if (letters.length <= LONGEST) return plain;
  const ending = /\.[\p{L}\p{N}]{1,5}$/u.exec(plain)?.[0] ?? '';
  return letters.slice(0, LONGEST - [...ending].length).join('') + ending;
}
