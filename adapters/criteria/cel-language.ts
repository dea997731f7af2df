import { Environment } from '@marcbachmann/cel-js';
import { type CriteriaLanguage, RuleBroken, type Test } from '../../domain/rules/criteria.ts';
import { type FactSheet, NotKnown } from '../../domain/rules/fact-sheet.ts';
import { type Argument, QUESTIONS, type Question } from '../../domain/rules/questions.ts';
import { faultsOf } from './expression-faults.ts';

/** A test is a sentence, not a program. With these bounds and without loops one runs in microseconds. */
const LIMITS = { maxAstNodes: 64, maxDepth: 16, maxListElements: 0, maxMapEntries: 0, maxCallArguments: 4 } as const;

/**
 * Criteria in CEL, the Common Expression Language. What makes the answer three-valued is CEL's own logic: `false && error`
 * is false and `true || error` is true on either side, so an unknown fact matters only where the answer depends on it.
 */
export function celLanguage(): CriteriaLanguage {
  // Functions of an environment know no context: the sheet in question is put here while an expression runs, which is
  // never interrupted, since nothing in it waits.
  let asked: FactSheet | undefined;
  const ask = (question: Question, given: readonly Argument[]) => {
    if (asked === undefined) throw new Error(`${question.name} was asked outside of a test`);
    return toCel(question.answer(asked, ...given));
  };

  const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
  const variables: PropertyDescriptorMap = {};
  for (const question of QUESTIONS) {
    const { name, takes, gives } = question;
    if (takes.length === 0) {
      environment.registerVariable(name, gives);
      variables[name] = { get: () => ask(question, []) };
    } else {
      const types = takes.map((kind) => (NUMBERS.has(kind) ? 'int' : 'string'));
      environment.registerFunction(`${name}(${types.join(', ')}): ${gives}`, (...given: (string | bigint)[]) =>
        ask(question, given.map(fromCel)),
      );
    }
  }
  const context = Object.create(null, variables) as Record<string, unknown>;

  return {
    compile(expression, where): Test {
      const parsed = readable(environment, expression, where);
      return (sheet) => {
        asked = sheet;
        try {
          return parsed(context) === true ? 'MET' : 'NOT_MET';
        } catch (error) {
          if (error instanceof NotKnown) return 'NEEDS_PERSON';
          throw new RuleBroken(where, `không tính được “${expression}”`, { cause: error });
        } finally {
          asked = undefined;
        }
      };
    },
    faults: (expression, awards) => faultsOf(environment, expression, awards),
  };
}

function readable(environment: Environment, expression: string, where: string): ReturnType<Environment['parse']> {
  const [fault] = faultsOf(environment, expression);
  if (fault) throw new RuleBroken(where, `biểu thức “${expression}”: ${fault.message}`);
  return environment.parse(expression);
}

const NUMBERS: ReadonlySet<string> = new Set(['year', 'count', 'amount']);

/** CEL's whole numbers are 64 bits wide. Of years and percent only whole ones count: 19.9 years are not 20. */
const toCel = (value: boolean | number): boolean | bigint =>
  typeof value === 'number' ? BigInt(Math.floor(value)) : value;
const fromCel = (value: string | bigint): Argument => (typeof value === 'bigint' ? Number(value) : value);
