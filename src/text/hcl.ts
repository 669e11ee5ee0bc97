import { isTooDeep } from './depth.ts';
import { HclScanner, LITERAL, SPACE, SPACE_AND_COMMENT, SPACE_AND_LINES, WRAPPER } from './hcl-scanner.ts';
import { isTemplate, unescaped } from './hcl-text.ts';
import type { Located } from './located.ts';
import { unreadableAt, type Source } from './source.ts';

/*
 * The part of HCL's native syntax that configuration files use
 * (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md): blocks, attributes, strings, heredocs, lists and
 * objects; and the dotted names and raw strings of Grafana Alloy, whose language is like it. Expressions are not
 * evaluated. The parsers on npm are the compiled Go one (2 MB, without places), or support only HCL 1.
 */

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute {
  readonly name: Located;
  readonly value: Expression;
}

export interface Block {
  readonly type: Located;
  readonly labels: readonly Located[];
  readonly body: Body;
}

export type Expression =
  /** A literal string, number or boolean. */
  | { readonly kind: 'text'; readonly at: Located }
  /** A heredoc, with or without interpolations. */
  | { readonly kind: 'heredoc'; readonly at: Located }
  | (Encoded & { readonly kind: 'object'; readonly at: Located; readonly attributes: readonly Attribute[] })
  | (Encoded & { readonly kind: 'list'; readonly at: Located; readonly items: readonly Expression[] })
  /** An expression that Terraform evaluates: a variable, an attribute of a resource, a string with interpolations. */
  | { readonly kind: 'other'; readonly at: Located };

interface Encoded {
  /** It becomes a document of its own, in JSON or YAML: `jsonencode`, `yamlencode`. */
  readonly isDocument?: true;
}

/** @throws UsageError with the place of a syntax error */
export function parseHcl(source: Source): Body {
  if (isTooDeep(source.content.text))
    throw unreadableAt(source, 0, 'the file is nested too deeply for a configuration');
  const scanner = new HclScanner(source);
  const body = bodyOf(scanner);
  if (!scanner.isAtEnd()) throw scanner.wrong(STRANGE);
  return body;
}

/** More than any Terraform block has. */
const MOST_LABELS = 10;

const STRANGE = 'unexpected here; expected a block or an attribute';

function bodyOf(scanner: HclScanner): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (;;) {
    scanner.take(SPACE_AND_LINES);
    const name = scanner.takeDottedName();
    if (name === undefined) return { attributes, blocks };
    scanner.take(SPACE);
    if (scanner.takeMark('=')) attributes.push({ name, value: expressionOf(scanner) });
    else blocks.push(blockOf(name, scanner));
  }
}

function blockOf(type: Located, scanner: HclScanner): Block {
  const labels = labelsOf(scanner);
  const open = scanner.index;
  if (!scanner.takeMark('{')) throw scanner.wrong('expected "=" and a value, or "{" and a block');
  const body = bodyOf(scanner);
  if (!scanner.takeMark('}')) throw scanner.isAtEnd() ? scanner.unclosed(open) : scanner.wrong(STRANGE);
  return { type, labels, body };
}

function labelsOf(scanner: HclScanner): readonly Located[] {
  const labels: Located[] = [];
  for (;;) {
    scanner.take(SPACE);
    const label = nameOf(scanner);
    if (label === undefined || labels.length === MOST_LABELS) return labels;
    labels.push(label);
  }
}

/** A bare name, or one in quotes. */
const nameOf = (scanner: HclScanner): Located | undefined =>
  scanner.is('"') ? quotedOf(scanner).at : scanner.takeName();

/** A longer expression (`"a" == var.b ? ...`) is skipped as a whole. */
function expressionOf(scanner: HclScanner): Expression {
  scanner.take(SPACE);
  const from = scanner.index;
  const value = valueOf(scanner);
  scanner.take(SPACE);
  const ends = value?.kind === 'heredoc' || /^(?:[\n,}\])]|#|\/\/|$)/.test(scanner.ahead(2));
  return value !== undefined && ends ? value : restOf(from, scanner);
}

function valueOf(scanner: HclScanner): Expression | undefined {
  const from = scanner.index;
  if (scanner.is('"')) return quotedOf(scanner);
  if (scanner.is('[')) return listOf(scanner);
  if (scanner.is('{')) return objectOf(scanner);
  if (scanner.is('`')) return { kind: 'text', at: scanner.takeRaw() };
  if (scanner.is('<<')) return { kind: 'heredoc', at: scanner.takeHeredoc() };
  if (scanner.take(LITERAL) !== undefined) return { kind: 'text', at: scanner.since(from) };
  return wrappedIn(scanner);
}

/** What a function makes no other value of: `jsonencode([…])`, `sensitive("…")`. */
function wrappedIn(scanner: HclScanner): Expression | undefined {
  const from = scanner.index;
  const wrapper = scanner.take(WRAPPER);
  if (wrapper === undefined) return undefined;
  scanner.take(SPACE_AND_LINES);
  const value = /["[{<]/.test(scanner.ahead(1)) ? expressionOf(scanner) : undefined;
  scanner.take(SPACE_AND_LINES);
  if (value !== undefined && scanner.takeMark(')'))
    return wrapper.includes('encode') ? asDocument(value) : value;
  scanner.index = from;
  return undefined;
}

const asDocument = (value: Expression): Expression =>
  value.kind === 'object' || value.kind === 'list' ? { ...value, isDocument: true } : value;

/** A one-line string with escapes; one with interpolations is not a literal. */
function quotedOf(scanner: HclScanner): Expression {
  const raw = scanner.takeQuoted();
  return isTemplate(raw.text) ? { kind: 'other', at: raw } : { kind: 'text', at: unescaped(raw) };
}

function listOf(scanner: HclScanner): Expression {
  const open = scanner.index;
  const items: Expression[] = [];
  scanner.takeMark('[');
  for (;;) {
    scanner.take(SPACE_AND_LINES);
    if (scanner.takeMark(']')) return { kind: 'list', at: scanner.since(open), items };
    if (scanner.isAtEnd()) throw scanner.unclosed(open);
    items.push(expressionOf(scanner));
    scanner.take(SPACE_AND_LINES);
    if (!scanner.takeMark(',') && !scanner.is(']'))
      throw scanner.isAtEnd() ? scanner.unclosed(open) : scanner.wrong('expected a comma or "]"');
  }
}

/** A `for` expression looks like an object at first. */
function objectOf(scanner: HclScanner): Expression | undefined {
  const open = scanner.index;
  const attributes: Attribute[] = [];
  scanner.takeMark('{');
  for (;;) {
    scanner.take(SPACE_AND_LINES);
    if (scanner.takeMark('}')) return { kind: 'object', at: scanner.since(open), attributes };
    if (scanner.isAtEnd()) throw scanner.unclosed(open);
    const name = nameOf(scanner);
    scanner.take(SPACE);
    if (name === undefined || !(scanner.takeMark('=') || scanner.takeMark(':'))) {
      scanner.index = open;
      return undefined;
    }
    attributes.push({ name, value: expressionOf(scanner) });
    scanner.take(SPACE_AND_LINES);
    scanner.takeMark(',');
  }
}

/** Up to the end of the line, or of the enclosing brackets; nested brackets and strings are skipped. */
function restOf(from: number, scanner: HclScanner): Expression {
  scanner.index = from;
  const open: number[] = [];
  while (!scanner.isAtEnd()) {
    const mark = scanner.ahead(1);
    if (open.length === 0 && /[\n,}\])]/.test(mark)) break;
    const behind = scanner.skipped.get(scanner.index);
    if (behind !== undefined) {
      scanner.index = behind;
      continue;
    }
    if (scanner.take(open.length === 0 ? SPACE_AND_COMMENT : SPACE_AND_LINES) !== undefined) continue;
    if (mark === '"') {
      scanner.takeQuoted();
      continue;
    }
    if (/[([{]/.test(mark)) open.push(scanner.index);
    if (/[)\]}]/.test(mark)) open.pop();
    scanner.index += 1;
  }
  if (open.length > 0) throw scanner.unclosed(open[0]!);
  if (scanner.index === from) throw scanner.wrong('expected a value');
  scanner.skipped.set(from, scanner.index);
  const at = scanner.since(from);
  return { kind: 'other', at: { ...at, text: at.text.trimEnd() } };
}
