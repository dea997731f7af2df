import type { OutgoingMail, Person } from '../../adapters/register-ports.ts';
import type { Letter } from '../../templates/mail/layout.ts';
import type { SessionCalendar } from '../../templates/mail/session-calendar.ts';

/** `Ông Trần Văn Hùng` */
export const addressed = ({ honorific, name }: Person): string => `${honorific} ${name}`;

/**
 * A letter on its way to a person.
 * @param cause what it is about, unique in the life of the dossier: the same cause never makes a second mail
 */
export const mailTo = (
  person: Person,
  content: Letter & { readonly calendar?: SessionCalendar },
  about: string,
  kind: string,
  cause: string,
): OutgoingMail => ({
  about,
  kind,
  mail: {
    messageId: `<${[about, kind, cause, person.id].join('.').replaceAll('/', '.')}@ghi-cong>`,
    to: { name: person.name, address: person.email },
    ...content,
  },
});
