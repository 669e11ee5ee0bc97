import { BundleError } from '../evidence/bundle.ts';
import { ENTRIES } from '../settings/settings.ts';
import { UsageError, type Problem } from '../text/problem.ts';

/** The kind of mistake, for programs: messages may be reworded at any time. */
export type InputErrorCode = Problem['code'] | 'unusable-bundle';

/** One problem of an input of the library. */
export interface InputProblem {
  readonly code: InputErrorCode;
  /** The property concerned, such as `clientSecret`; absent if the problem is not about one property. */
  readonly property?: string;
  /** What is wrong and what would be right, in one line. It contains no secret. */
  readonly message: string;
}

/** An input of the library cannot be used. No server was contacted. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Every problem found; the first one gives `code` and `property`. */
  readonly problems: readonly InputProblem[];
  readonly code: InputErrorCode;
  readonly property?: string;

  constructor(problems: readonly [InputProblem, ...InputProblem[]]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
    this.code = problems[0].code;
    if (problems[0].property !== undefined) this.property = problems[0].property;
  }
}

/**
 * Runs a function of the library, and converts its usage errors to input errors.
 *
 * @param about the property of a problem that does not name one
 * @throws InputError
 */
export async function withInputErrors<T>(about: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) throw inputErrorOf(error, about);
    if (error instanceof BundleError)
      throw new InputError([
        { code: 'unusable-bundle', property: about, message: `${about}: ${error.message}` },
      ]);
    throw error;
  }
}

/** Messages about a file are shared with the command line: a flag there is a property here. */
const inProperties = (message: string): string =>
  message.replace(/(?<![\w-])--([a-z][a-z-]+)/g, (flag, name: string) => PROPERTY.get(name) ?? flag);

const PROPERTY: ReadonlyMap<string, string> = new Map([
  ...ENTRIES.map(({ flag, setting }) => [flag, setting.key] as const),
  ['client-format', 'format'],
  ['client-config', 'clientFile'],
  ['log', 'log'],
]);

function inputErrorOf({ problems, details }: UsageError, about: string): InputError {
  const [first, ...others] = problems.map((message): InputProblem => {
    const { code = 'unusable-file', property = about } =
      details.find(({ line }) => line === message) ?? ({} as Partial<Problem>);
    return { code, property, message: inProperties(message) };
  });
  return new InputError([first!, ...others]);
}
