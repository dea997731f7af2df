import { parseArgs } from 'node:util';
import { userError } from './messages.mjs';

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string' },
  out: { type: 'string' },
  once: { type: 'boolean' },
  empty: { type: 'boolean' },
  'servers-only': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

export const START_USAGE = `Cách dùng: npm start -- [TÙY CHỌN]
  --data THƯ_MỤC   thư mục dữ liệu (mặc định: .ghicong)
  --port SỐ        cổng của trang web (mặc định: 8080 nếu trống, nếu không thì một cổng trống)
  --empty          không nạp mùa khen thưởng mẫu
  --once           đưa hồ sơ mẫu đi hết các bước rồi kết thúc
  --out THƯ_MỤC    nơi ghi kết quả của hồ sơ mẫu (với --once; mặc định: out)
  --servers-only   chỉ chạy các máy chủ, ghi biến môi trường vào <dữ liệu>/env.sh
  --help           in hướng dẫn này`;

/**
 * The options of `npm start`: `{ data, port?, out?, once, empty, serversOnly, help }`. Throws a UserError with the list
 * of options for anything it does not know.
 */
export function parseStartOptions(args) {
  const { values } = parse(args);
  return {
    data: values.data ?? (process.env.GHICONG_DATA || '.ghicong'),
    port: values.port === undefined ? undefined : parsePort(values.port),
    out: values.out,
    once: values.once ?? false,
    empty: values.empty ?? false,
    serversOnly: values['servers-only'] ?? false,
    help: values.help ?? false,
  };
}

function parse(args) {
  try {
    const parsed = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
    for (const token of parsed.tokens) refuseUnknown(token);
    return parsed;
  } catch (error) {
    // With strict off nothing else is thrown but our own refusals.
    throw error.name === 'UserError'
      ? error
      : userError('unexpectedWord', { word: args.join(' '), usage: START_USAGE }, error);
  }
}

function refuseUnknown(token) {
  if (token.kind === 'option-terminator') return;
  if (token.kind === 'positional') throw userError('unexpectedWord', { word: token.value, usage: START_USAGE });
  const details = { option: token.rawName, usage: START_USAGE };
  const known = OPTIONS[token.name];
  if (known === undefined) throw userError('unknownOption', details);
  if (known.type === 'string' && (!token.value || token.value.startsWith('--')))
    throw userError('optionNeedsValue', details);
  if (known.type === 'boolean' && token.value !== undefined) throw userError('optionTakesNoValue', details);
}

function parsePort(value) {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535) throw userError('badPort', { value });
  return port;
}
