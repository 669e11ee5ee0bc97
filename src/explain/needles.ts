/**
 * The literal texts without which a pattern cannot match, one per alternative, in lower case. They allow nearly all
 * lines of a log to be skipped cheaply.
 *
 * @returns [] when an alternative has none
 */
export function needlesOf({ source }: RegExp): readonly string[] {
  const needles = alternativesOf(source).map(longestRun);
  return needles.every((needle) => needle.length >= SHORTEST) ? needles : [];
}

const SHORTEST = 2;

/** The parts between `|` outside all groups and classes. */
function alternativesOf(source: string): readonly string[] {
  const alternatives: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '[') at = endOfClass(source, at);
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '|' && depth === 0) {
      alternatives.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...alternatives, source.slice(from)];
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

/** The longest sequence of required literal characters outside groups. */
function longestRun(source: string): string {
  let longest = '';
  let run = '';
  let depth = 0;
  const end = (): void => {
    if (run.length > longest.length) longest = run;
    run = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (char === '[') {
      at = endOfClass(source, at);
      end();
    } else if (char === '(') {
      depth += 1;
      end();
    } else if (char === ')') {
      depth -= 1;
      end();
    } else if (char === '*' || char === '?' || char === '{') {
      run = run.slice(0, -1);
      end();
      if (char === '{') at = source.indexOf('}', at);
    } else if ('.^$+|'.includes(char)) {
      end();
    } else {
      const plain = char === '\\' ? escaped(source[(at += 1)]!) : char;
      if (plain === undefined) end();
      else if (depth === 0) run += plain.toLowerCase();
    }
  }
  end();
  return longest;
}

/** `\.` is a literal full stop; `\d`, `\b` and the like are not literal. */
const escaped = (char: string): string | undefined => (/[A-Za-z0-9]/.test(char) ? undefined : char);

const literal = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);

/** Matches a lower-case text that contains any of the needles. */
export function anyOf(needles: readonly string[]): RegExp {
  const distinct = [...new Set(needles)];
  const least = distinct.filter(
    (needle) => !distinct.some((other) => other !== needle && needle.includes(other)),
  );
  return new RegExp(least.toSorted().map(literal).join('|'));
}
