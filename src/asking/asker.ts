/** Whoever asks the user: a terminal. Every method rejects with `Cancelled` on Ctrl-C. */
export interface Asker {
  /** @param refuse why an answer cannot be taken; undefined when it can */
  readonly text: (question: TextQuestion) => Promise<string>;
  readonly choose: <T extends string>(question: ChoiceQuestion<T>) => Promise<T>;
  readonly confirm: (message: string) => Promise<boolean>;
  readonly tell: (kind: 'good' | 'bad' | 'plain', message: string) => void;
  /** Says what is being waited for while it lasts. */
  readonly during: <T>(message: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

export interface TextQuestion {
  readonly message: string;
  /** What is taken when nothing is typed. */
  readonly otherwise?: string;
  /** What stands there to be changed or deleted. */
  readonly begin?: string;
  /** What an answer may look like. */
  readonly example?: string;
  readonly refuse?: (answer: string) => string | undefined;
}

export interface ChoiceQuestion<T extends string> {
  readonly message: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  readonly begin?: T;
}

/** The user pressed Ctrl-C or Escape. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
