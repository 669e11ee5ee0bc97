import { opaque, part, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { languageOf, type Language } from './languages.ts';
import { isMark, isWord, splitAt, textOf } from './nodes.ts';
import { scan, type Group, type Node, type Word } from './scanner.ts';
import { filledIn, joined, type Piece, type Span } from './pieces.ts';
import type { Text } from './texts.ts';
import { variableIn } from './variables.ts';

/** The values of the names in a program, as far as the program shows them. */
export interface Names {
  /** Constants, and variables that are assigned once. */
  readonly constants: ReadonlyMap<string, readonly Node[]>;
  /** Imported classes by their simple names. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Evaluates expressions without running anything. */
export class Evaluator {
  readonly #source: Source;
  readonly #language: Language;
  readonly #names: Names;
  /** Constants being looked up, because one may refer to itself. */
  readonly #open = new Set<string>();
  /** Constants that double each other must not grow exponentially. */
  #steps = 0;

  constructor(source: Source, names: Names) {
    this.#source = source;
    this.#language = languageOf(source.name);
    this.#names = names;
  }

  /** The value of an expression as one text; undefined for an explicit absence (`None`, `null`). */
  valueOf(nodes: readonly Node[]): Located | undefined {
    const [only] = nodes;
    if (only === undefined) return undefined;
    if (nodes.length === 1 && only.kind === 'word' && /^(?:None|null|nil|undefined|nullptr)$/.test(only.text))
      return undefined;
    return joined(this.#piecesOf(nodes), this.#source);
  }

  #piecesOf(nodes: readonly Node[]): readonly Piece[] {
    const [first, ...others] = nodes;
    if (first === undefined) return [];
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) return this.#unknown(nodes);
    if (others.length === 0 && first.kind === 'group' && first.open === '(')
      return this.#piecesOf(first.nodes);
    if (isMark(first, '&') || isMark(first, '*') || isWord(first, 'new') || isWord(first, 'await'))
      return this.#piecesOf(others);
    const span: Span = [first.from, nodes.at(-1)!.to];
    const variable = variableIn(this.#source.content.text.slice(...span));
    if (variable !== undefined) return [{ kind: 'variable', ...variable, span }];
    const operands = splitAt(nodes, '+');
    return operands.length > 1 && operands.every((each) => each.length > 0)
      ? operands.flatMap((each) => this.#piecesOf(each))
      : this.#operand(nodes);
  }

  #operand(nodes: readonly Node[]): readonly Piece[] {
    const other = nodes.findIndex((node) => node.kind !== 'text');
    const texts = other < 0 ? nodes : nodes.slice(0, other);
    if (texts.length > 0) {
      const rest = nodes.slice(texts.length);
      const pieces = (texts as readonly Text[]).flatMap((each) => this.#text(each));
      if (rest.length === 0 || isHarmless(rest)) return pieces;
      return isMark(rest[0], '%') || (isMark(rest[0], '.') && /^(?:format|formatted)$/.test(textOf(rest[1])))
        ? pieces.flatMap((piece) => filledIn(piece))
        : this.#unknown(nodes);
    }
    const [first, second] = nodes;
    if (nodes.length === 1 && (first?.kind === 'number' || isWord(first, 'true', 'false', 'True', 'False')))
      return [{ kind: 'text', at: { ...this.#at(first), text: first.text.toLowerCase(), editable: false } }];
    const call = nodes.at(-1);
    const callee = nodes.slice(0, -1).map(textOf).join('');
    if (call?.kind === 'group' && call.open === '(' && nodes.length > 1) {
      const argument = splitAt(call.nodes, ',');
      if (FORMATTERS.test(callee))
        return this.#piecesOf(argument[0] ?? []).flatMap((piece) => filledIn(piece));
      if (WRAPPERS.test(callee) && argument.length === 1) return this.#piecesOf(argument[0]!);
    }
    if (first?.kind === 'word') {
      const end = nodes.findIndex((node, index) => index % 2 === 1 && !isMark(node, '.', '::', '?.', '->'));
      const path = (end < 0 ? nodes : nodes.slice(0, end)).filter(
        (node): node is Node & Word => node.kind === 'word',
      );
      const rest = end < 0 ? [] : nodes.slice(end);
      return this.#named(path, rest) ?? this.#unknown(nodes);
    }
    return second === undefined && first?.kind === 'group' && first.open === '('
      ? this.#piecesOf(first.nodes)
      : this.#unknown(nodes);
  }

  #text({ pieces }: Text): readonly Piece[] {
    return pieces.flatMap((piece): readonly Piece[] => {
      if (!('hole' in piece)) return [{ kind: 'text', at: piece }];
      const [from, to] = piece.hole;
      // In Python, text after `:` or `!` is a format specification.
      const nodes = scan(this.#source, this.#language, from, to);
      return this.#piecesOf(nodes).map((each) =>
        each.kind === 'unknown' ? { ...each, span: piece.hole } : each,
      );
    });
  }

  #named(path: readonly (Node & Word)[], rest: readonly Node[]): readonly Piece[] | undefined {
    const last = path.at(-1);
    if (last === undefined) return undefined;
    const names = path.map(({ text }) => text.replace(/^[$@]+/, ''));
    const known = this.#constant(names.at(-1)!);
    if (known !== undefined && (rest.length === 0 || isHarmless(rest))) return known;
    const owner = names.findIndex((name) => ENUMERATIONS.test(name));
    const member = path[owner + 1];
    // `SecurityProtocol.SASL_SSL.name()`
    if (
      owner >= 0 &&
      member !== undefined &&
      /^(?:name|toString|value|id)?$/.test(names.slice(owner + 2).join('.'))
    )
      return [{ kind: 'text', at: { ...this.#at(member), editable: false } }];
    if (names.at(-1) === 'OAUTHBEARER_MECHANISM')
      return [{ kind: 'text', at: opaque(this.#at(last), 'OAUTHBEARER') }];
    const wanted = /^(?:class|getName|getCanonicalName|name|java|javaName|Name)$/;
    const simple = names.filter((name) => !wanted.test(name));
    const isClass = names.includes('class') || names[0] === 'classOf';
    if (names[0] === 'classOf') {
      const inside = rest.find((node) => node.kind === 'group' && node.open === '[') as Group | undefined;
      return this.#classCalled(textOf(inside?.nodes[0]), last);
    }
    return isClass ? this.#classCalled(simple.join('.'), path[0]!) : undefined;
  }

  #classCalled(name: string, at: Node): readonly Piece[] | undefined {
    const full = name.includes('.') ? name : this.#names.imports.get(name);
    return full === undefined ? undefined : [{ kind: 'text', at: opaque(this.#at(at), full) }];
  }

  #constant(name: string): readonly Piece[] | undefined {
    const nodes = this.#names.constants.get(name);
    if (nodes === undefined || this.#open.has(name)) return undefined;
    this.#open.add(name);
    const pieces = this.#piecesOf(nodes);
    this.#open.delete(name);
    return pieces;
  }

  #at({ from, to }: Node): Located {
    return part(this.#source.content, from, to);
  }

  #unknown(nodes: readonly Node[]): readonly Piece[] {
    return [{ kind: 'unknown', span: [nodes[0]!.from, nodes.at(-1)!.to] }];
  }
}

/** Types whose members are named like their values, or almost. */
const ENUMERATIONS =
  /^(?:SecurityProtocol|Sasl[A-Z]\w*(?:Mechanism|Method|Type)|SaslMechanism|SslEndpointIdentificationAlgorithm)$/;
const FORMATTERS = /(?:^|[.:])(?:format!?|Format|Sprintf|sprintf|Sprint)$/;
const WRAPPERS =
  /^(?:String|str|string|std::string|Password|(?:String|Cow|CString)(?:::|\.)(?:from|valueOf|new)|strings\.TrimSpace|kafka\.ConfigValue|Objects\.requireNonNull|Ok|Some)$/;

const MOST_STEPS = 20_000;

/** Methods that do not change a one-line text: `.to_string()`, `.trimIndent()`, `as const`. */
const isHarmless = (rest: readonly Node[]): boolean =>
  /^(?:\.(?:to_string|to_owned|into|encode|strip|trim|toString|freeze|as_str|c_str|stripMargin|trimIndent|stripIndent|name|getName|b)(?:\(\))?)+$/.test(
    rest
      .map((node) => (node.kind === 'group' && node.nodes.length === 0 ? `${node.open})` : textOf(node)))
      .join(''),
  ) ||
  (isWord(rest[0], 'as') && rest.length === 2);
