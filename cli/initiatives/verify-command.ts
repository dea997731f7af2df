import { Command } from 'commander';
import type { InitiativeFault } from '../../adapters/initiatives-ports.ts';
import { withRegisters } from '../open.ts';

const FAULT_WORDS: Readonly<Record<InitiativeFault['fault'], string>> = {
  CHAIN: 'chuỗi băm của các sự kiện bị đứt hoặc bị sửa',
  DECISION: 'có sự kiện mà quy tắc không cho phép, hoặc cho kết quả khác',
  CONTENT: 'nội dung không khớp mã băm đã ghi trong sự kiện',
  REGISTER: 'sổ tra cứu không khớp các sự kiện',
};

export const verifyInitiativesCommand = (): Command =>
  new Command('verify')
    .description('kiểm tra chuỗi sự kiện, quyết định lại từng bước và đối chiếu sổ sáng kiến')
    .option('--json', 'kết quả dạng JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const result = await withRegisters((registers) => registers.initiatives.verify());
      if (result.faults.length > 0) process.exitCode = 1;
      if (json) return console.log(JSON.stringify(result, null, 2));
      for (const { id, fault } of result.faults) console.log(`✗ ${id}: ${FAULT_WORDS[fault]}`);
      const sum = result.faults.length === 0 ? 'không có sai lệch' : `${result.faults.length} sai lệch`;
      console.log(`Đã kiểm tra ${result.initiatives} sáng kiến, ${result.events} sự kiện: ${sum}.`);
    });
