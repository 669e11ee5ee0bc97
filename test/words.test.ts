import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Words that a reader has to read twice, and what to write instead. */
const QUAINT: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\btold (?:of|by)\b/i, 'configured, reported'],
  [/\banew\b/i, 'again'],
  [/\bunless (?:it is )?said\b/i, 'default:'],
  [/\bnobody\b/i, 'no client, no server, not …'],
  [/\bstraight\b/i, 'direct'],
  [/(?<![-/])\bblanks?\b(?! line)/i, 'space'],
  [/\bof whatever\b/i, 'in any'],
  [/\bkeeps? \w+ out\b/i, 'blocks sign-in'],
  [/(?<!\bthere )\bis no (?!longer\b)[a-z]/i, 'is not a'],
  [/\bword too many\b/i, 'too many arguments'],
];

/** Words that are always wrong in a comment of ours, but may be right in a text for users. */
const QUAINT_IN_COMMENTS: typeof QUAINT = [
  ...QUAINT,
  [/\bwhoever\b/i, 'the client that, the server that'],
  [/\b(?:any|some)body\b/i, 'a client, another program, a person'],
  [/\btold\b/i, 'reported, configured'],
  [/\bstands?\b(?! (?:for|alone)\b)/i, 'is, has, contains'],
  [/\bstood\b/i, 'was, had'],
  [/\bbut for\b/i, 'except'],
  [/\bfor want of\b/i, 'without'],
  [/\bc[ao]mes? about\b/i, 'is established, arises'],
  [/\ball the same\b/i, 'anyway'],
  [/\bmost telling\b/i, 'most specific'],
  [/\bpassed over\b/i, 'skipped, ignored'],
  [/, for it\b/i, 'because it'],
];

const quaintIn = (text: string, words = QUAINT): readonly string[] =>
  words.filter(([pattern]) => pattern.test(text)).map(([, instead]) => `${instead}: ${text.trim()}`);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

interface Source {
  /** Texts for people: strings of more than one word, without interpolated expressions. */
  readonly words: readonly string[];
  /** Each comment on one line, without the text that it quotes in back or double quotes. */
  readonly comments: readonly string[];
}

const parsed = new Map<string, Source>();
function sourceOf(path: string): Source {
  const source = parsed.get(path) ?? parse(path, readFileSync(path, 'utf8'));
  parsed.set(path, source);
  return source;
}

function parse(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const words: string[] = [];
  /** The source without its literals: what looks like a comment there is one. */
  let code = '';
  let end = 0;
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText || ts.isJsxText(node)) words.push(node.text);
    if (isText || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node)) {
      code += `${text.slice(end, node.getStart(file))} `;
      end = node.end;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const comments = (code + text.slice(end)).match(/\/\*[^]*?\*\/|\/\/.*/g) ?? [];
  return {
    words: words.filter((each) => /[a-z] [a-z]/i.test(each)),
    comments: comments.map((comment) =>
      comment
        .replace(/^\s*(?:\*|\/\/) ?/gm, ' ')
        .replace(/`[^`]*`|"[^"]*"/g, '')
        .replace(/\s+/g, ' '),
    ),
  };
}

const wordsIn = (path: string): readonly string[] => sourceOf(path).words;
const commentsIn = (path: string): readonly string[] => sourceOf(path).comments;

/** Text in back quotes and code blocks is quoted: an id, an error text, a command. */
const prose = (markdown: string): readonly string[] =>
  markdown
    .replace(/```[^]*?```/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .split('\n');

/** Written by scripts: the observations of a run, in the words of that day. */
const RECORDED = /comparison\.md$|peers\.md$/;

describe('words', () => {
  const sources = filesIn('src').filter((path) => /(?<!generated)\.tsx?$/.test(path));
  it('of the program are plain', () => {
    expect(sources.length).toBeGreaterThan(500);
    const quaint = sources.flatMap((path) =>
      wordsIn(path).flatMap((text) => quaintIn(text).map((found) => `${path}: ${found}`)),
    );
    expect(quaint).toEqual([]);
  });

  it('of its comments are plain', () => {
    const quaint = sources.flatMap((path) =>
      commentsIn(path).flatMap((text) =>
        quaintIn(text, QUAINT_IN_COMMENTS).map((found) => `${path}: ${found}`),
      ),
    );
    expect(quaint).toEqual([]);
  });

  // A terminal, a page and a ticket do not have the commands of a fix on the same side of its steps.
  it('of a fix do not depend on where its commands are', () => {
    const placed = sources
      .filter((path) => path.startsWith(join('src', 'causes')))
      .flatMap((path) => wordsIn(path).map((text) => `${path}: ${text}`))
      .filter((text) =>
        /\b(?:as|commands?|settings?|scope) (?:below|above)\b|\((?:below|above)\)/i.test(text),
      );
    expect(placed).toEqual([]);
  });

  const pages = [
    ...filesIn('docs').filter((path) => path.endsWith('.md')),
    'README.md',
    'CONTRIBUTING.md',
  ].filter((path) => !RECORDED.test(path));
  it('of the pages are plain', () => {
    expect(pages.length).toBeGreaterThan(200);
    const quaint = pages.flatMap((path) =>
      prose(readFileSync(path, 'utf8')).flatMap((line) => quaintIn(line).map((found) => `${path}: ${found}`)),
    );
    expect(quaint).toEqual([]);
  });

  it.each(['The file is to be mended', 'nobody reads it', 'x is no URL', 'with a blank before it'])(
    'are not: %s',
    (text) => expect(quaintIn(text)).not.toEqual([]),
  );
  it.each(['There is no such URL', 'it is no longer there', 'jwt/scope-blank ends with a blank line'])(
    'are: %s',
    (text) => expect(quaintIn(text)).toEqual([]),
  );
  it.each(['A secret stands in it.', 'Whoever reads it', 'All but for one', 'The name that it was told'])(
    'are not, in a comment: %s',
    (text) => expect(quaintIn(text, QUAINT_IN_COMMENTS)).not.toEqual([]),
  );
  it.each(['A doubled quote stands for one.', 'Without it the client waits forever.'])(
    'are, in a comment: %s',
    (text) => expect(quaintIn(text, QUAINT_IN_COMMENTS)).toEqual([]),
  );
});
