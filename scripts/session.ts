/**
 * Records the terminal session of the README: runs its commands against the lab and writes what they print between the two marks.
 * `npm run session` writes it; `test/cli/session.test.ts` holds the README to what the commands print today.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from '../src/cli/main.ts';

/** Each as it is typed. */
const COMMANDS: readonly (readonly string[])[] = [
  ['doctor', '--lab', 'jwt/iss-trailing-slash'],
  [
    'doctor',
    '--lab',
    'jwt/iss-trailing-slash',
    '--what-if',
    'provider.issuer=https://acme.auth0.com/',
    '--format',
    'short',
  ],
  ['doctor', '--lab', '--format', 'short'],
];

const PAGE = 'README.md';
const MARKED = /(<!-- session:[^\n]*-->\n)[^]*?(<!-- session end -->)/;

/** What the commands print today. What is new in each run (how long it took) is replaced. */
export async function recordSession(): Promise<string> {
  const shown: string[] = [];
  for (const command of COMMANDS) {
    let printed = '';
    const output = { write: (text: string) => (printed += text), columns: 100 };
    const code = await main(command, {
      env: {},
      stdin: (async function* () {})(),
      stdout: output,
      stderr: { write: () => undefined },
    });
    shown.push(`$ oauthbearer ${command.join(' ')}`, settled(printed), `$ echo $?`, String(code), '');
  }
  return `\`\`\`console\n${shown.join('\n').trimEnd()}\n\`\`\`\n`;
}

const settled = (text: string): string => text.trimEnd().replace(/\b\d+(?:\.\d+)? m?s\)/g, '1.2 s)');

/** The session in a page. */
export const sessionIn = (page: string): string | undefined =>
  MARKED.exec(page)?.[0].replace(MARKED, (all, begin: string, end: string) =>
    all.slice(begin.length, -end.length),
  );

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const session = await recordSession();
  const page = readFileSync(PAGE, 'utf8');
  if (!MARKED.test(page)) throw new Error(`${PAGE} lacks the marks of the session`);
  writeFileSync(
    PAGE,
    page.replace(MARKED, (_, begin: string, end: string) => begin + session + end),
  );
}
