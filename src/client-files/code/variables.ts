/** An environment variable that an expression reads, and its default. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly otherwise?: string;
}

/** A call or an index whose name contains "env"; its argument names the variable. */
const CALL =
  /^[\w.:!?$]*?env\w*!?(?:\(\))?(?:(?:\.|::)\w+!?)*\s*[([]\s*(["'`])(?<quoted>[A-Za-z_]\w*)\1\s*(?:,(?<given>[^()[\]]*))?[)\]]/i;
const MEMBER = /^(?:process|import\.meta|Bun)\.env\.(?<name>[A-Za-z_]\w*)/;

/** What may follow: nothing that changes the value, and a default. */
const END =
  /^(?:!|\s+as\s+string|\.(?:unwrap|get|trim|strip|to_string|toString)\(\)|\.expect\([^()]*\)|\?)*\s*(?:(?:\?\?|\|\||\bor\b|\.unwrap_or(?:_else)?\(|\.getOrElse\(|\.orElse\()(?<other>[^]*)|$)/;

/** A longer expression is not just a reference, and takes time to match. */
const LONGEST = 300;

/** `os.environ["X"]`, `process.env.X ?? "y"`, `System.getenv("X")`, `env::var("X").unwrap()`. */
export function variableIn(expression: string): EnvironmentVariable | undefined {
  if (expression.length > LONGEST) return undefined;
  const found = CALL.exec(expression) ?? MEMBER.exec(expression);
  if (found === null) return undefined;
  const end = END.exec(expression.slice(found[0].length));
  const name = found.groups?.['quoted'] ?? found.groups?.['name'];
  if (name === undefined || end === null) return undefined;
  const other = found.groups?.['given'] ?? end.groups?.['other'] ?? '';
  const otherwise = /^\s*(?:\|\|\s*)?(["'`])([^"'`\\${}]+)\1/.exec(other)?.[2];
  return { name, ...(otherwise !== undefined && { otherwise }) };
}
