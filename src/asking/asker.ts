/** Asks the user questions at a terminal. Every method rejects with `Cancelled` on Ctrl-C. */
export interface Asker {
  /** @param refuse why an answer is rejected; undefined when it is accepted */
  readonly text: (question: TextQuestion) => Promise<string>;
  readonly choose: <T extends string>(question: ChoiceQuestion<T>) => Promise<T>;
  readonly confirm: (message: string) => Promise<boolean>;
  readonly tell: (kind: 'good' | 'bad' | 'plain', message: string) => void;
  /** Shows what is being waited for. */
  readonly during: <T>(message: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

export interface TextQuestion {
  readonly message: string;
  /** The answer if nothing is typed. */
  readonly otherwise?: string;
  /** The initial text, to be edited. */
  readonly begin?: string;
  /** An example answer. */
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
