import { Command } from 'commander';
import { requestDevIdentity } from '../../adapters/signing/dev-pki/client.ts';
import { withRegisters } from '../open.ts';
import { sampleSeason } from './season.ts';

/** Those whose signature stands on a document. */
const SIGNING_ROLES = ['proposer', 'secretary', 'authority', 'member'];

export const loadCommand = (): Command =>
  new Command('load')
    .description('nạp tổ chức, con người, hội đồng mẫu và cấp chứng thư thử nghiệm')
    .action(async () => {
      const season = sampleSeason();
      await withRegisters(async (registers, environment) => {
        await registers.directory.save(season);
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
