import { BundleError } from '../evidence/bundle.ts';
import { ENTRIES } from '../settings/settings.ts';
import { UsageError, type Problem } from '../text/problem.ts';

/** What kind of mistake it is, for programs: a message may be reworded at any time. */
export type InputErrorCode = Problem['code'] | 'unusable-bundle';

/** One thing that is wrong with what a function of the library was given. */
export interface InputProblem {
  readonly code: InputErrorCode;
  /** The property that it is about, such as `clientSecret`; absent where it is about none. */
  readonly property?: string;
  /** What is wrong and how it is right, in one line. No value of a secret is in it. */
  readonly message: string;
}

/** What a function of the library was given cannot be used. Nothing was contacted. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Every problem found, the first of which gives `code` and `property`. */
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
 * Does some work of the library, and says in properties what is wrong with the input.
 *
 * @param about the property that a problem is about which does not say so itself
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

/** Words about a file are the command line's too: what they call by its flag is a property here. */
const inProperties = (message: string): string =>
  message.replace(/(?<![\w-])--([a-z][a-z-]+)/g, (flag, name: string) => PROPERTY.get(name) ?? flag);

const PROPERTY: ReadonlyMap<string, string> = new Map([
  ...ENTRIES.map(({ flag, setting }) => [flag, setting.key] as const),
  ['client-format', 'format'],
  ['client-config', 'clientFile'],
]);

function inputErrorOf({ problems, details }: UsageError, about: string): InputError {
  const [first, ...others] = problems.map((message): InputProblem => {
    const { code = 'unusable-file', property = about } =
      details.find(({ line }) => line === message) ?? ({} as Partial<Problem>);
    return { code, property, message: inProperties(message) };
  });
  return new InputError([first!, ...others]);
}
