import { Command } from 'commander';
import type { Registers } from '../../adapters/register-ports.ts';
import { requestDevIdentity } from '../../adapters/signing/dev-pki/client.ts';
import { readBytes } from '../../adapters/spreadsheet/read-bytes.ts';
import { createImportPeople } from '../../api/commands/import-people.ts';
import { NO_ANSWERS } from '../../domain/intake/answers.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { openLists, proposeLists } from '../../domain/intake/lists.ts';
import { PEOPLE_LISTS } from '../../domain/organisations/import/columns.ts';
import { sentenceOf } from '../../domain/refusals.ts';
import { withRegisters } from '../open.ts';
import { sampleSeason, sampleYears } from './season.ts';

/** Those whose signature stands on a document. */
const SIGNING_ROLES = ['proposer', 'secretary', 'authority', 'member'];

export const loadCommand = (): Command =>
  new Command('load')
    .description('nạp tổ chức, con người, hội đồng mẫu và cấp chứng thư thử nghiệm')
    .action(async () => {
      const season = sampleSeason();
      await withRegisters(async (registers, environment) => {
        await registers.directory.save(season);
        await loadYears(registers);
        const nameOf = new Map(season.organisations.map((organisation) => [organisation.id, organisation.name]));
        for (const { id, name } of season.organisations) {
          await requestDevIdentity(environment.PKI_URL, `organisation:${id}`, { commonName: name, organisation: name });
        }
        for (const person of season.people) {
          if (!person.roles.some((role) => SIGNING_ROLES.includes(role))) continue;
          await requestDevIdentity(environment.PKI_URL, `staff:${person.id}`, {
            commonName: person.name,
            organisation: nameOf.get(person.unitId) ?? person.unitId,
            title: person.title,
          });
        }
      });
      console.log(
        `✓ Mùa mẫu: ${season.organisations.length} tổ chức, ${season.people.length} người, ${season.councils.length} hội đồng`,
      );
    });

const OFFICER = 'nguyen-thi-hong-ngu';

/** Grades, registrations and discipline of those who are proposed; loaded again, nothing is added. */
async function loadYears(registers: Registers): Promise<void> {
  const person = await registers.directory.person(OFFICER);
  if (person === undefined) throw new Error(`the sample season has no ${OFFICER}`);
  const now = () => new Date();
  const importPeople = createImportPeople({ registers, now });
  for (const [index, bytes] of sampleYears().entries()) {
    const workbook = await readBytes(bytes);
    if ('unreadable' in workbook) throw new Error(sentenceOf(workbook.unreadable));
    const open = openLists(workbook, proposeLists(workbook, PEOPLE_LISTS), PEOPLE_LISTS, NO_ANSWERS);
    const requestId = `season ${index} ${now().getTime()}`;
    const reason = 'Công văn số 45/LĐLĐ-CSPL, dữ liệu mẫu';
    const caller = { person, channel: 'cli', requestId } as const;
    const done = await importPeople({ ...caller, open, reason, dryRun: false, skipHeld: false });
    if ('refused' in done) throw new Error(sentenceOf(done.refused.code));
    const fault = done.remarks.find(needsAnswer);
    if (fault !== undefined) throw new Error(`sample ${index + 1}, ${fault.cell}: ${fault.sentence}`);
  }
}
