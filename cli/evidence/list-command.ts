import { Command } from 'commander';
import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import { paperTitle } from '../../domain/rulesets/paper-kinds.ts';
import { withRegisters } from '../open.ts';

export const listEvidenceCommand = (): Command =>
  new Command('list')
    .description('tài liệu minh chứng của một hồ sơ, bản nháp hoặc sáng kiến')
    .argument('<mã>', 'dossier-2026-0001, draft-… hoặc initiative-2026-0001')
    .option('--json', 'kết quả dạng JSON')
    .action(async (holderId: string, { json }: { json?: true }) => {
      const items = await withRegisters((registers) => registers.evidence.of(holderId));
      if (json) return console.log(JSON.stringify(items, null, 2));
      if (items.length === 0) console.log(`${holderId} không có tài liệu minh chứng nào.`);
      for (const item of items) console.log(lineOf(item));
    });

function lineOf({ no, kind, nomineeNo, fileName, file, lockedIn }: EvidenceItem): string {
  const whose = nomineeNo === null ? 'chung' : `trường hợp ${nomineeNo}`;
  const sent = lockedIn === null ? 'chưa nộp' : `nộp cùng bản gửi lần ${lockedIn}`;
  return `${no}. ${paperTitle(kind)}, ${whose}: ${fileName} (${file.mediaType}, ${sent})\n   SHA-256 ${file.sha256}`;
}
