import { z } from 'zod';

/** One letter in the test inbox. */
export interface Letter {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly string[];
  readonly text: string;
}

const letters = z.array(
  z.object({
    id: z.string(),
    subject: z.string().default(''),
    to: z.array(z.object({ address: z.string() })).default([]),
    text: z.string().default(''),
  }),
);

/** Reads the test inbox as its owner would, newest letter first. */
export async function readInbox(mailWebUrl: string, address: string): Promise<readonly Letter[]> {
  const response = await fetch(`${mailWebUrl}/api/email`, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`Hộp thư thử trả lời ${response.status}`);
  return letters
    .parse(await response.json())
    .map((letter) => ({ ...letter, to: letter.to.map((one) => one.address) }))
    .filter((letter) => letter.to.includes(address))
    .reverse();
}

/** Waits for a link in the newest letter that has one. */
export async function awaitLink(
  mailWebUrl: string,
  address: string,
  link: RegExp,
  notThese: ReadonlySet<string>,
): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    for (const letter of await readInbox(mailWebUrl, address)) {
      const found = link.exec(letter.text)?.[0];
      if (found !== undefined && !notThese.has(found)) return found;
    }
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error(`Không thấy thư có đường dẫn gửi tới ${address} trong 30 giây; xem hộp thư thử và biến SMTP_URL.`);
}
