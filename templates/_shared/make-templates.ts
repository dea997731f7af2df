/**
 * Writes the three Word templates anew: `npx tsx templates/_shared/make-templates.ts`.
 * The files in the repository are what is used, and staff edit them in Word; running this discards their edits.
 */
import { writeFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { awardDecision } from './authoring/award-decision.ts';
import { councilMinutes } from './authoring/council-minutes.ts';
import { countSheet } from './authoring/count-sheet.ts';
import { documentParts } from './authoring/ooxml.ts';
import { sessionInvitation } from './authoring/session-invitation.ts';
import { submission } from './authoring/submission.ts';

const templates = {
  'award-decision': awardDecision,
  'council-minutes': councilMinutes,
  'count-sheet': countSheet,
  'session-invitation': sessionInvitation,
  submission,
};

for (const [name, body] of Object.entries(templates)) {
  const zip = new PizZip();
  // A fixed date: authoring the same text again gives the same bytes, hence the same template hash.
  for (const [path, xml] of Object.entries(documentParts(body))) zip.file(path, xml, { date: new Date(2026, 0, 1) });
  const file = new URL(`../${name}/template.docx`, import.meta.url);
  writeFileSync(file, zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  console.log(`templates/${name}/template.docx`);
}
