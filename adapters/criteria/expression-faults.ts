import { type ASTNode, TypeError as CelTypeError, type Environment, ParseError } from '@marcbachmann/cel-js';
import type { ExpressionFault } from '../../domain/rules/criteria.ts';
import { type ArgumentKind, QUESTIONS, WORDS } from '../../domain/rules/questions.ts';

const MAX_LENGTH = 500;

/** Sums of so few numbers of this size stay far from the end of 64 bits, so that no accepted test can overflow. */
const MAX_NUMBER = 1_000_000_000_000n;

/** The longest streak that anybody can be asked for, in years. */
const MAX_COUNT = 60;

/** Of CEL we take logic, comparison and sums of whole numbers: no lists, no loops, no text of its own. */
const OPERATORS: ReadonlySet<string> = new Set(['||', '&&', '!_', '==', '!=', '<', '<=', '>', '>=', '+', '-']);

/** Faults of one expression. It must be of the subset, name only what exists, and answer yes or no. */
export function faultsOf(
  environment: Environment,
  expression: string,
  awards?: readonly string[],
): readonly ExpressionFault[] {
  if (expression.length > MAX_LENGTH) return [{ message: `Biểu thức dài quá ${MAX_LENGTH} ký tự.`, at: MAX_LENGTH }];
  let parsed: ReturnType<Environment['parse']>;
  try {
    parsed = environment.parse(expression);
  } catch (error) {
    return [faultFrom(error)];
  }
  const outside = outsideSubset(parsed.ast, awards);
  if (outside.length > 0) return outside;
  const { valid, type, error } = parsed.check();
  if (!valid) return [faultFrom(error)];
  if (type !== 'bool') return [{ message: 'Biểu thức phải cho kết quả đúng hoặc sai.', at: 0 }];
  return [];
}

function outsideSubset(node: ASTNode, awards: readonly string[] | undefined): ExpressionFault[] {
  switch (node.op) {
    case 'id':
      return QUESTIONS.some(({ name, takes }) => name === node.args && takes.length === 0)
        ? []
        : [{ message: `Không có thông tin nào tên là “${node.args}”.`, at: node.start }];
    case 'value':
      if (typeof node.args === 'bigint' && node.args > MAX_NUMBER) {
        return [{ message: 'Số quá lớn.', at: node.start }];
      }
      return typeof node.args === 'bigint' || typeof node.args === 'boolean'
        ? []
        : [{ message: 'Chỉ được viết số nguyên, đúng/sai (true, false) ở đây.', at: node.start }];
    case 'call': {
      const [name, given] = node.args;
      const question = QUESTIONS.find((one) => one.name === name);
      if (question === undefined || question.takes.length === 0) {
        return [{ message: `Không có hàm nào tên là “${name}”.`, at: node.start }];
      }
      if (given.length !== question.takes.length) {
        return [{ message: `Hàm “${name}” cần ${question.takes.length} tham số.`, at: node.start }];
      }
      return question.takes.flatMap((kind, index) => {
        const argument = given[index];
        return argument === undefined ? [] : argumentFaults(argument, kind, awards);
      });
    }
    case '!_':
      return outsideSubset(node.args, awards);
    default: {
      if (!OPERATORS.has(node.op)) return [{ message: 'Không được dùng phép này trong tiêu chuẩn.', at: node.start }];
      const [left, right] = node.args as [ASTNode, ASTNode];
      return [...outsideSubset(left, awards), ...outsideSubset(right, awards)];
    }
  }
}

function argumentFaults(
  node: ASTNode,
  kind: ArgumentKind,
  awards: readonly string[] | undefined,
): readonly ExpressionFault[] {
  if (kind === 'year') return outsideSubset(node, awards);
  const value = node.op === 'value' ? node.args : undefined;
  const at = node.start;
  if (kind === 'count' || kind === 'amount') {
    const most = kind === 'count' ? MAX_COUNT : Number(MAX_NUMBER);
    const fits = typeof value === 'bigint' && value >= 1n && value <= BigInt(most);
    return fits ? [] : [{ message: `Tham số phải là số nguyên viết sẵn, từ 1 đến ${most}.`, at }];
  }
  if (typeof value !== 'string') return [{ message: 'Tham số phải là một từ đặt trong ngoặc kép.', at }];
  const words = WORDS[kind] ?? awards;
  if (words === undefined || words.includes(value)) return [];
  const said = kind === 'award' ? `Bộ quy định không có danh hiệu, hình thức “${value}”.` : undefined;
  return [{ message: said ?? `“${value}” không phải là một trong các từ: ${words.join(', ')}.`, at }];
}

const SAID: Readonly<Record<string, string>> = {
  no_such_overload: 'Phép tính này không dùng được cho các loại giá trị ở hai bên.',
  no_matching_overload: 'Hàm này không nhận các tham số đã viết.',
  limit_exceeded: 'Biểu thức quá dài hoặc lồng nhau quá sâu.',
};

function faultFrom(error: unknown): ExpressionFault {
  if (!(error instanceof ParseError) && !(error instanceof CelTypeError)) throw error;
  const at = error.range?.start ?? 0;
  return { message: SAID[error.code ?? ''] ?? `Biểu thức viết chưa đúng (${error.summary}).`, at };
}
