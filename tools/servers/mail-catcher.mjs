import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { httpStatus } from '../lib/http.mjs';
import { projectRoot } from '../lib/paths.mjs';

/** The service of a mail catcher that delivers nothing and shows every mail in a web inbox; mails survive a restart. */
export function mailCatcherService({ layout, ports }) {
  mkdirSync(layout.mail, { recursive: true, mode: 0o700 });
  const web = `http://127.0.0.1:${ports.mailWeb}`;
  return {
    name: 'mail',
    label: 'Hộp thư thử',
    command: process.execPath,
    args: [
      join(projectRoot, 'node_modules', 'maildev', 'dist', 'bin', 'maildev.js'),
      ...['--smtp', String(ports.smtp), '--ip', '127.0.0.1', '--web', String(ports.mailWeb), '--web-ip', '127.0.0.1'],
      ...['--mail-directory', layout.mail, '--silent'],
    ],
    // It reads configuration files from the folder it runs in and from every folder above.
    cwd: layout.data,
    ready: async () => (await httpStatus(`${web}/api/email?limit=1`)) === 200,
    environment: { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`, MAIL_WEB_URL: web },
  };
}
