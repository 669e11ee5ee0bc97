/** The syntax of strings and comments in a family of languages: enough to read configuration from a program. */
export interface Language {
  readonly id: string;
  /** Matches the file name. */
  readonly files: RegExp;
  /** Sticky: what is skipped before the next word. */
  readonly space: RegExp;
  readonly texts: readonly TextRule[];
  /** A slash may begin a regular expression. */
  readonly hasRegExps?: true;
  /**
   * What happens to a backslash that does not begin an escape: it stays (Python), or is dropped (JavaScript, Ruby, C).
   */
  readonly keepsBackslash?: true;
}

export interface TextRule {
  /** Sticky: up to and including the opening quotes. */
  readonly open: RegExp;
  /** The closing quotes for the given opening ones. */
  readonly close: (open: string) => string;
  /** `none`: raw; `doubled`: a doubled quote means one; `quote`: a backslash escapes only itself and the quote. */
  readonly escapes: 'all' | 'none' | 'doubled' | 'quote';
  /** A raw string of Python, where a backslash keeps a quote from closing it, but stays. */
  readonly keepsQuotes?: true;
  /** It may span several lines. */
  readonly isLong?: true;
  /** Sticky: how an interpolation begins, including its bracket if it has one. */
  readonly hole?: RegExp;
}

const C_SPACE =
  /(?:[\s\ufeff]+|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|(?![^]))|^[ \t]*#(?:region|endregion|pragma|if|else|endif|error|nullable)\b[^\r\n]*)+/my;
const HASH_SPACE = /(?:[\s\ufeff]+|#[^\r\n]*)+/y;
/** In an unknown language, `#` begins a comment only after white space. */
const ANY_SPACE = /(?:[\s\ufeff]+|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|(?![^]))|(?<![^\s])#(?!define\b)[^\r\n]*)+/y;
const PHP_SPACE = /(?:[\s\ufeff]+|\/\/[^\r\n]*|#(?!\[)[^\r\n]*|\/\*[^]*?(?:\*\/|(?![^])))+/y;

/** The closing quotes are the opening ones without their prefix. */
const alike = (open: string): string => /(?<!["'`])["'`]+$/.exec(open)?.[0] ?? '';

const text = (open: RegExp, rest: Partial<TextRule> = {}): TextRule => ({
  open,
  close: alike,
  escapes: 'all',
  ...rest,
});

/** A character literal. A quote that is not one is only a mark: a lifetime in Rust, an apostrophe in a comment. */
const CHARACTER = text(/'(?=(?:\\[^\r\n]+?|[^'\\\r\n]{1,2})')/y);
const DOUBLE = text(/"/y);
const TRIPLE_RAW = text(/"""/y, { escapes: 'none', isLong: true });
const BACKTICK_RAW = text(/`/y, { escapes: 'none', isLong: true });
const TEMPLATE = text(/`/y, { isLong: true, hole: /\$\{/y });

const C_TEXTS: readonly TextRule[] = [
  text(/(?:u8|[LuU])?R"([^\s()\\]{0,16})\(/y, {
    close: (open) => `)${open.slice(open.indexOf('"') + 1, -1)}"`,
    escapes: 'none',
    isLong: true,
  }),
  text(/(?:u8|[LuU])?"/y),
  CHARACTER,
];

export const LANGUAGES: readonly Language[] = [
  {
    id: 'python',
    files: /\.pyw?$/i,
    space: HASH_SPACE,
    keepsBackslash: true,
    texts: [
      text(/(?:f[rb]?|rf)("""|''')/iy, { isLong: true, hole: /\{(?!\{)/y, escapes: 'all' }),
      text(/(?:f[rb]?|rf)["']/iy, { hole: /\{(?!\{)/y }),
      text(/(?:r[b]?|br)("""|''')/iy, { isLong: true, escapes: 'none', keepsQuotes: true }),
      text(/(?:r[b]?|br)["']/iy, { escapes: 'none', keepsQuotes: true }),
      text(/[ub]?("""|''')/iy, { isLong: true }),
      text(/[ub]?["']/iy),
    ],
  },
  {
    id: 'javascript',
    files: /\.[cm]?[jt]sx?$/i,
    space: C_SPACE,
    hasRegExps: true,
    texts: [text(/["']/y), TEMPLATE],
  },
  { id: 'go', files: /\.go$/i, space: C_SPACE, texts: [DOUBLE, BACKTICK_RAW, CHARACTER] },
  {
    id: 'csharp',
    files: /\.(?:cs|csx|fs|vb)$/i,
    space: C_SPACE,
    texts: [
      text(/\$"""/y, { escapes: 'none', isLong: true, hole: /\{(?!\{)/y }),
      TRIPLE_RAW,
      text(/(?:\$@|@\$)"/y, { escapes: 'doubled', isLong: true, hole: /\{(?!\{)/y }),
      text(/@"/y, { escapes: 'doubled', isLong: true }),
      text(/\$"/y, { hole: /\{(?!\{)/y }),
      DOUBLE,
      CHARACTER,
    ],
  },
  {
    id: 'groovy',
    files: /\.(?:groovy|gvy|gradle)$/i,
    space: C_SPACE,
    texts: [
      text(/"{3}/y, { isLong: true, hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      text(/'{3}/y, { isLong: true }),
      text(/"/y, { hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      text(/'/y),
    ],
  },
  {
    id: 'java',
    files: /\.java$/i,
    space: C_SPACE,
    texts: [text(/"""/y, { isLong: true }), DOUBLE, CHARACTER],
  },
  {
    id: 'kotlin',
    files: /\.kts?$/i,
    space: C_SPACE,
    texts: [
      text(/"""/y, { escapes: 'none', isLong: true, hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      text(/"/y, { hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      CHARACTER,
    ],
  },
  {
    id: 'scala',
    files: /\.(?:scala|sc)$/i,
    space: C_SPACE,
    texts: [
      text(/[sf]"""/y, { escapes: 'none', isLong: true, hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      TRIPLE_RAW,
      text(/[sf]"/y, { hole: /\$(?:\{|(?=[A-Za-z_]))/y }),
      DOUBLE,
      CHARACTER,
    ],
  },
  { id: 'c', files: /\.[cm]$/i, space: C_SPACE, texts: C_TEXTS },
  { id: 'c++', files: /\.(?:h|cc|cpp|cxx|hpp|hh|ino)$/i, space: C_SPACE, texts: C_TEXTS },
  {
    id: 'rust',
    files: /\.rs$/i,
    space: C_SPACE,
    texts: [
      text(/b?r(#{0,8})"/y, {
        close: (open) => `"${'#'.repeat(open.split('#').length - 1)}`,
        escapes: 'none',
        isLong: true,
      }),
      text(/[bc]?"/y, { isLong: true }),
      CHARACTER,
    ],
  },
  {
    id: 'ruby',
    files: /\.(?:rb|ru)$/i,
    space: HASH_SPACE,
    texts: [text(/"/y, { isLong: true, hole: /#\{/y }), text(/'/y, { isLong: true, escapes: 'quote' })],
  },
  {
    id: 'php',
    files: /\.php$/i,
    space: PHP_SPACE,
    texts: [
      text(/"/y, { isLong: true, hole: /\{(?=\$)|\$(?=[A-Za-z_])/y }),
      text(/'/y, { isLong: true, escapes: 'quote' }),
    ],
  },
];

/** A snippet in an unknown language. */
const ANY: Language = {
  id: 'any',
  files: /$^/,
  space: ANY_SPACE,
  texts: [
    text(/("""|''')/y, { isLong: true }),
    text(/\$"/y, { hole: /\{(?!\{)/y }),
    text(/f["']/y, { hole: /\{(?!\{)/y }),
    text(/["']/y),
    TEMPLATE,
  ],
};

export const languageOf = (name: string): Language => LANGUAGES.find(({ files }) => files.test(name)) ?? ANY;

export const isCodeFile = (name: string): boolean => LANGUAGES.some(({ files }) => files.test(name));

/**
 * Whether a file without a source code extension is a program: a snippet that was mailed.
 *
 * @param first its first non-empty line
 */
export const isCode = (first: string, text: string): boolean =>
  BEGINNING.test(first) ||
  (!/^[[{]|^[\w.-]+\s*[=:]/.test(first) && STATEMENT.test(text)) ||
  ASSIGNMENT.test(text.slice(0, LONGEST_LOOK)) ||
  LIBRARY.test(text.slice(0, LONGEST_LOOK));

const LONGEST_LOOK = 20_000;

/** Beginnings that neither JSON nor properties have. */
const BEGINNING =
  /^(?:(?:import|from|package|using|use|namespace|func|def|class|const|let|var|public|private|static|async|require|require_relative|fn|#include)\b.*|\{\s*(?:'|[A-Za-z_$][\w$]*\s*:|\.\.\.).*|["'][\w.]+["']\s*(?::|=>|,).*|#include\b.*|<\?php.*)$/;
/** A call that sets a property. */
const STATEMENT =
  /^[ \t]*[\w.$>-]*(?:\.|->|::)?(?:put|set|setProperty|SetKey|Add|option|rd_kafka_conf_set)\s*\([^\n]*["'][a-z]+\.[\w.]+["']\s*,/m;
/** A call or member of a library that has neither properties nor a map. */
const LIBRARY =
  /^[ \t]*(?:(?:[\w*.]+(?:, ?\w+)* ?:?= ?|return )(?:await )?(?:kgo\.NewClient|sarama\.New\w+|(?:AIO)?Kafka(?:Producer|Consumer|AdminClient)) ?\(|[\w.]+\.Net\.(?:SASL|TLS)\.\w+ = |\[Kafka(?:Trigger|Output)\()/m;
/** A map that is assigned to a name, or a member of one. */
const ASSIGNMENT =
  /^[ \t]*(?:[\w<>,.*&][\w<>,. \t*&]{0,200}[ \t])?[\w.]{1,100}[ \t]{0,40}(?::=|=)[ \t]*(?:new\b[^\n]*|&?[\w.]*\{[ \t]*$|\{[ \t]*["'][^\n]*)$|^[ \t]*\w+\[["'][a-z]+\.[\w.]+["']\][ \t]*=/m;
