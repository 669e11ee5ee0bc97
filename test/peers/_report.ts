import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Peer, Witnessed } from './_witness.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = join(ROOT, 'docs/peers.md');
const BUNDLES = join(ROOT, 'fixtures/bundles');
const PEERS: readonly Peer[] = ['Apache Kafka', 'Keycloak', 'oidc-provider'];

/** The expected diagnosis of a recorded bundle. */
export interface IndexEntry {
  readonly verdict: Witnessed['verdict'];
  readonly causes: readonly string[];
}

/**
 * Prints what was provoked and what was named. A complete run also writes it to docs/peers.md, and with RECORD=1 its
 * bundles to fixtures/bundles.
 */
export async function report(folder: string, versions: Readonly<Record<string, string>>): Promise<void> {
  const all = await witnessedIn(folder);
  const text = pageOf(all, versions);
  console.log(`\n${text}`);
  if (!isComplete(all)) return;
  await writeFile(PAGE, text);
  if (process.env['RECORD'] === '1') await record(folder, all);
}

async function witnessedIn(folder: string): Promise<readonly Witnessed[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Witnessed),
  );
}

/** Whether every suite ran to its end. */
const isComplete = (all: readonly Witnessed[]): boolean =>
  [...PEERS, 'rotation'].every((suite) => {
    const members = all.filter((each) => each.suite === suite);
    return members.length > 0 && members.length === members[0]!.of;
  });

async function record(folder: string, all: readonly Witnessed[]): Promise<void> {
  if (all.some(({ asWanted }) => !asWanted)) {
    console.log('Not recorded: some encounters came out otherwise than they should.');
    return;
  }
  await rm(BUNDLES, { recursive: true, force: true });
  await mkdir(BUNDLES, { recursive: true });
  for (const each of all) {
    // On one line: a bundle is always rewritten as a whole, so its diffs are not useful.
    const bundle = JSON.parse(await readFile(join(folder, 'bundles', fileOf(each)), 'utf8')) as unknown;
    await writeFile(join(BUNDLES, fileOf(each)), `${JSON.stringify(bundle)}\n`);
  }
  const index: Record<string, IndexEntry> = {};
  for (const each of all)
    index[fileOf(each)] = { verdict: each.verdict, causes: each.named.map(({ id }) => id) };
  await writeFile(join(BUNDLES, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
  console.log(`Recorded ${all.length} bundles.`);
}

export const fileOf = ({ peer, name }: Pick<Witnessed, 'peer' | 'name'>): string =>
  `${peer.toLowerCase().replace(/\W+/g, '-')}-${name}.json`;

function pageOf(all: readonly Witnessed[], versions: Readonly<Record<string, string>>): string {
  const said = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return [
    '# The doctor and servers that others wrote',
    '',
    `Each row was provoked for real, and diagnosed as any client is. Written by \`npm run test:peers\`; last with ${said}.`,
    '',
    '## Root causes by server',
    '',
    ...table(['root cause', ...PEERS], matrixOf(all)),
    ...PEERS.flatMap((peer) => [
      '',
      `## ${peer}`,
      '',
      ...detailsOf(all.filter((each) => each.peer === peer)),
    ]),
    '',
  ].join('\n');
}

function matrixOf(all: readonly Witnessed[]): readonly (readonly string[])[] {
  const ids = [...new Set(all.flatMap(({ wanted }) => wanted))].sort();
  return ids.map((id) => [
    `\`${id}\``,
    ...PEERS.map((peer) => {
      const own = all.filter((each) => each.peer === peer && each.wanted.includes(id));
      if (own.length === 0) return '';
      const times = own.length === 1 ? '' : ` ${own.length} times`;
      return own.every(({ asWanted }) => asWanted) ? `named${times}` : 'NOT NAMED';
    }),
  ]);
}

const detailsOf = (all: readonly Witnessed[]): readonly string[] =>
  table(
    ['a client', 'what was named', 'how surely'],
    all.map(({ story, named, verdict, asWanted, wanted }) => [
      story,
      (named.map(({ id }) => `\`${id}\``).join(', ') || verdict) +
        (asWanted ? '' : ` (should be: ${wanted.join(', ') || 'healthy'})`),
      named.map(({ confidence }) => confidence).join(', '),
    ]),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
