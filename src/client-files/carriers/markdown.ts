import { inner, type Source } from '../../text/source.ts';
import { part } from '../../text/located.ts';
import type { Carrier, HeldFile } from '../carrier.ts';
import { nextOf } from '../../text/next.ts';

/** Issues and pages with code blocks between fences (CommonMark, section 4.5). */
export default {
  id: 'markdown',
  title: 'a Markdown file',
  syntax: 'text',
  recognise: (source) => (blocksIn(source).length > 0 ? 'surely' : 'no'),
  held: blocksIn,
} satisfies Carrier;

const OPENING = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#.-]{0,30})[^\n`]{0,200}\n/gm;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/gm;

function blocksIn(source: Source): readonly HeldFile[] {
  const { content, placeAt } = source;
  const closing = nextOf(content.text, CLOSING);
  const blocks: HeldFile[] = [];
  let end = 0;
  for (const { index, 0: opening, 1: fence = '', 2: language = '' } of content.text.matchAll(OPENING)) {
    if (index < end) continue;
    const from = index + opening.length;
    const to = closing(fence, from);
    if (to === undefined) continue;
    end = to + 1;
    const text = part(content, from, to);
    const { line } = placeAt(text.offsetAt(0));
    blocks.push({
      kind: 'file',
      file: inner(source, nameFor(language.toLowerCase()), text),
      part: `the code block at line ${line}`,
    });
  }
  return blocks;
}

/** A file name for such a block; none if its language is unknown, so that its text decides. */
const nameFor = (language: string): string => {
  const extension = EXTENSIONS[language] ?? (/^[a-z]{1,10}$/.test(language) ? language : '');
  return extension === '' || NEUTRAL.has(extension) ? '' : `block.${extension}`;
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  yml: 'yaml',
  // People add comments when they show `appsettings.json`.
  json: 'jsonc',
  python: 'py',
  javascript: 'js',
  typescript: 'ts',
  csharp: 'cs',
  'c#': 'cs',
  'c++': 'cpp',
  golang: 'go',
  rust: 'rs',
  ruby: 'rb',
  kotlin: 'kt',
  terraform: 'tf',
  powershell: 'ps1',
};

const NEUTRAL: ReadonlySet<string> = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'log',
  'console',
  'sh',
  'bash',
  'shell',
  'ini',
  'conf',
  'config',
]);
