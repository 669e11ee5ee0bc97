import { inCaseOf } from './pseudonyms.ts';
import { hasMatch } from './regular-expression.ts';

type Change = (text: string) => string;

/** A claim's text, and its pseudonym. */
interface Renamed {
  readonly was: string;
  readonly is: string;
}

const LITERAL = String.raw`(?:\b[rR])?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')`;
/** One literal, or several joined by `+`, which CEL reads as one text. */
const LITERALS = new RegExp(String.raw`(\bmatches\s*\(\s*)?(${LITERAL}(?:\s*\+\s*${LITERAL})*)`, 'g');

/**
 * Replaces the identities in a pool's filter and keeps its result for this token: a literal that is part of a claim's
 * text becomes the same part of the claim's pseudonym. A regular expression is renamed literal by literal; when that
 * would change what it matches, one that matches the same claims takes its place.
 *
 * @param claimsOf the texts of each claim, by the claim's name
 */
export function pseudonymizeFilter(
  filter: string,
  claimsOf: ReadonlyMap<string, readonly string[]>,
  change: Change,
): string {
  const read = [...claimsOf].filter(([name]) => filter.includes(name)).flatMap(([, texts]) => texts);
  const claims = [...new Set(read)].map((was) => ({ was, is: change(was) }));
  let end = 0;
  const made: string[] = [];
  for (const found of filter.matchAll(LITERALS)) {
    const [whole, before = '', literals = ''] = found;
    made.push(change(filter.slice(end, found.index)), before);
    const text = textOf(literals);
    const changed = before === '' ? partIn(text, claims, change) : patternFor(text, claims, change);
    made.push(changed === text ? literals : literalsOf(changed, literals));
    end = found.index + whole.length;
  }
  return [...made, change(filter.slice(end))].join('');
}

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

const eachOf = (literals: string): readonly string[] => literals.match(new RegExp(LITERAL, 'g')) ?? [];

/** The text that CEL reads in literals joined by `+`. */
const textOf = (literals: string): string => eachOf(literals).map(textIn).join('');

/** The text that CEL reads in a literal (cel-spec, "String and bytes values"). */
const textIn = (literal: string): string =>
  /^r/i.test(literal)
    ? literal.slice(2, -1)
    : literal
        .slice(1, -1)
        .replace(/\\(?:[xX]([\da-fA-F]{2})|u([\da-fA-F]{4})|([0-3][0-7]{2})|(.))/g, (_, x, u, octal, one) =>
          one === undefined
            ? String.fromCharCode(
                octal === undefined ? parseInt((x ?? u) as string, 16) : parseInt(octal as string, 8),
              )
            : (ESCAPED[one as string] ?? (one as string)),
        );

/** A text in as many literals as there were, because a filter that joins literals gets its own advice. */
function literalsOf(text: string, before: string): string {
  const lengths = eachOf(before).map((each) => textIn(each).length);
  let at = 0;
  return lengths
    .map((length, index) => {
      const end = index === lengths.length - 1 ? text.length : at + length;
      const piece = text.slice(at, end);
      at = end;
      return JSON.stringify(piece);
    })
    .join(' + ');
}

/** How CEL's functions relate a literal to a claim, and how a near miss does. */
function relationOf(part: string, claim: string): string {
  const [small, all] = [part.toLowerCase(), claim.toLowerCase()];
  return [
    claim === part,
    claim.startsWith(part),
    claim.endsWith(part),
    claim.includes(part),
    all === small,
    all.includes(small),
  ].join();
}

/** The literal's pseudonym that relates to the most claims as the literal does. */
function partIn(part: string, claims: readonly Renamed[], change: Change): string {
  if (part === '') return part;
  const kept = (made: string): number =>
    claims.filter(({ was, is }) => relationOf(part, was) === relationOf(made, is)).length;
  const candidates = [change(part), ...claims.flatMap((claim) => slicesOf(part, claim))];
  return candidates.reduce((best, each) => (kept(each) > kept(best) ? each : best));
}

/** What the pseudonym of a claim contains wherever the claim contains the part, in any capitalization. */
function slicesOf(part: string, { was, is }: Renamed): readonly string[] {
  const [all, small] = [was.toLowerCase(), part.toLowerCase()];
  if (is.length !== was.length || all.length !== was.length || small.length !== part.length) return [];
  const found: string[] = [];
  for (let at = all.indexOf(small); at >= 0 && found.length < 100; at = all.indexOf(small, at + 1))
    found.push(inCaseOf(part, is.slice(at, at + part.length)));
  return found;
}

/**
 * What is not literal text in RE2's syntax: quoted text, classes, groups and flags, repetitions, and escapes of letters
 * and digits (https://github.com/google/re2/wiki/Syntax). No class is longer than a filter may be, which is 300
 * characters: one that does not end is not looked for up to the end of the text.
 */
const SYNTAX =
  /(\\[pP]\{[^{}]*\}|\\[pP].|\\x\{[\da-fA-F]+\}|\\x[\da-fA-F]{2}|\\[A-Za-z\d]|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\]){0,300}\]|\(\?(?:P?<\w+>|[imsU-]*[:)])|\{\d+(?:,\d*)?\}|[\^$.*+?()|])/;

const SYMBOL = /[\\^$.*+?()[\]{}|]/g;
const quoted = (text: string): string => text.replace(SYMBOL, String.raw`\$&`);

function renamedPattern(pattern: string, claims: readonly Renamed[], change: Change): string {
  const literal = pattern.replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, text: string) => quoted(text));
  return piecesOf(literal)
    .map(({ text, isLiteral }) => {
      if (!isLiteral) return text;
      const plain = text.replace(/\\(.)/g, '$1');
      const made = partIn(plain, claims, change);
      return made === plain ? text : quoted(made);
    })
    .join('');
}

/** Escaped punctuation is literal text, so `JANE\.doe` is one piece. */
function piecesOf(pattern: string): readonly { readonly text: string; readonly isLiteral: boolean }[] {
  return pattern
    .split(new RegExp(String.raw`((?:\\[^A-Za-z\d]|[^\\^$.*+?()[\]{}|])+)|${SYNTAX.source}`))
    .flatMap((text: string | undefined, at) =>
      text === undefined || text === '' ? [] : [{ text, isLiteral: at % 3 === 1 }],
    );
}

/** Matches nothing: no character follows the end of the text. */
const NEVER = '$.';

function patternFor(pattern: string, claims: readonly Renamed[], change: Change): string {
  const made = renamedPattern(pattern, claims, change);
  try {
    const matched = claims.filter(({ was }) => hasMatch(was, pattern));
    const isSame = claims.every((claim) => hasMatch(claim.is, made) === matched.includes(claim));
    if (isSame) return made;
    return matched.length === 0 ? NEVER : `^(?:${matched.map(({ is }) => quoted(is)).join('|')})$`;
  } catch {
    // An expression that RE2 does not read is at fault as a whole, whatever its literals are.
    return made;
  }
}
