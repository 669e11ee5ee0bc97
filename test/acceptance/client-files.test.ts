import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import * as z from 'zod/mini';
import { main } from '../../src/cli/main.ts';
import { lintSchema } from '../../src/report/lint-schema.ts';
import {
  FAULTS,
  HEALTHY_JAVA,
  HEALTHY_LIBRDKAFKA,
  HEALTHY_OWN_HANDLER,
  HEALTHY_STRIMZI,
  type ClientFault,
} from './_client-faults.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-files-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const MARK = '▶';

async function run(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const code = await main(argv, {
    env: {},
    stdin: (async function* () {})(),
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  });
  return { code, ...written };
}

async function fileOf({ file, text }: Pick<ClientFault, 'file' | 'text'>): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, text.replace(MARK, ''));
  return path;
}

/** The place of the mark, as editors count; undefined without a mark. */
function markIn(text: string): { line: number; column: number } | undefined {
  const before = text.split(MARK);
  if (before.length < 2) return undefined;
  const lines = before[0]!.split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

const name = ({ cause, file, text, flags = [] }: ClientFault): string => {
  const at = markIn(text);
  return `${cause} in ${file}${at === undefined ? '' : `:${at.line}:${at.column}`} ${flags.join(' ')}`;
};

describe('lint', () => {
  it.each(FAULTS.map((fault) => [name(fault), fault] as const))('finds %s', async (_, fault) => {
    const path = await fileOf(fault);
    const { code, stdout, stderr } = await run('lint', '--format', 'json', ...(fault.flags ?? []), path);
    const [{ findings }] = z.parse(lintSchema, JSON.parse(stdout)).files as any;
    const found = findings.find(({ id }: { id: string }) => id === fault.cause);
    expect(found, `${stderr}${JSON.stringify(findings, null, 1)}`).toBeDefined();
    expect(found.severity).toBe(fault.severity);
    expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toHaveLength(
      fault.severity === 'error' ? 1 : 0,
    );
    const at = markIn(fault.text);
    if (at !== undefined) expect(found.place).toEqual(at);
    expect(code).toBe(fault.severity === 'error' ? 1 : 0);
  });

  it.each([
    ['client.properties', HEALTHY_JAVA],
    ['librdkafka.conf', HEALTHY_LIBRDKAFKA],
    ['strimzi.properties', HEALTHY_STRIMZI],
    ['own-handler.properties', HEALTHY_OWN_HANDLER],
  ])('finds nothing in a healthy %s', async (file, text) => {
    const { code, stdout } = await run('lint', '--format', 'json', await fileOf({ file, text }));
    expect(JSON.parse(stdout).files[0].findings).toEqual([]);
    expect(code).toBe(0);
  });

  it('knows every cause of the configuration that a file can show', () => {
    const all = causes.map(({ id }) => id).filter((id) => id.startsWith('config/'));
    const shown = new Set(FAULTS.map(({ cause }) => cause));
    expect(all.filter((id) => !shown.has(id) && !Object.hasOwn(NOT_IN_A_FILE, id))).toEqual([]);
  });
});

/** What shows these causes besides the file. */
const NOT_IN_A_FILE: Readonly<Record<string, string>> = {
  'config/authzid-mismatch': 'a client that is none of those whose files are known',
  'config/audience-impossible': 'the answer of the identity provider',
  'config/scope-duplicate': 'the token',
  'config/token-url-wrong-tenant-env': 'the token',
  'config/two-credentials': 'the answer of the identity provider',
};

describe('doctor', () => {
  it.each(FAULTS.map((fault) => [name(fault), fault] as const))('names %s', async (_, fault) => {
    const path = await fileOf(fault);
    const { stdout, stderr } = await run(
      ...['doctor', '--offline', '--format', 'json', '--client-config', path],
      ...(fault.flags ?? []),
    );
    const report = JSON.parse(stdout || '{}');
    const named = [...(report.rootCauses ?? []), ...(report.notices ?? [])];
    expect(
      named.map(({ id }: { id: string }) => id),
      stderr,
    ).toContain(fault.cause);
    expect(report.target.configuration).toMatchObject({ file: path });
    const at = markIn(fault.text);
    if (at === undefined || fault.severity === 'warning') return;
    const { evidence } = report.rootCauses.find(({ id }: { id: string }) => id === fault.cause);
    expect(evidence.map(({ source }: { source: string }) => source)).toContain(
      `${path}:${at.line}:${at.column}`,
    );
  });
});

describe('lint --fix', () => {
  const fixable = FAULTS.filter(({ fixed }) => fixed !== undefined);

  it.each(fixable.map((fault) => [name(fault), fault] as const))('fixes %s', async (_, fault) => {
    const path = await fileOf(fault);
    const { stdout } = await run('lint', '--fix', ...(fault.flags ?? []), path);
    expect(await readFile(path, 'utf8')).toBe(fault.fixed);
    expect(stdout).toContain(`--- ${path}`);
    expect(stdout).not.toContain('dcba4321');
  });

  it('fixes what becomes visible only when the JAAS string can be parsed', async () => {
    const text = HEALTHY_JAVA.replace('";\n', '"\n').replace('extension_logicalCluster', 'logicalCluster');
    const path = await fileOf({ file: 'two.properties', text });
    expect((await run('lint', '--fix', path)).code).toBe(0);
    expect(await readFile(path, 'utf8')).toBe(HEALTHY_JAVA);
  });

  it('promises only what it would do', async () => {
    const text = HEALTHY_JAVA.replace('";\n', '"\n').replace('extension_logicalCluster="lkc-a1b2c3" ', '');
    const path = await fileOf({ file: 'two.properties', text });
    const before = await run('lint', path);
    expect(before.stdout).toContain('config/jaas-quoting');
    expect(before.stdout).not.toContain('--fix does it');
    expect((await run('lint', '--fix', path)).stdout).not.toContain('--fix does it');
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('masks a broken JAAS string as a whole, and nothing after it', async () => {
    const text = HEALTHY_JAVA.replace('";\n', '"\n') + 'acks=all\n';
    const { stdout } = await run('lint', '--fix', '--dry-run', await fileOf({ file: 'j.properties', text }));
    expect(stdout).toContain('-sasl.jaas.config=***\n+sasl.jaas.config=org');
    expect(stdout).not.toContain('acks');
    expect(stdout).not.toContain('No newline');
  });

  it('keeps the bytes of a file in ISO 8859-1', async () => {
    const bytes = (protocol: string): Buffer =>
      Buffer.from(`# Prüfung für Müller\r\n${HEALTHY_JAVA.replace('SASL_SSL', protocol)}`, 'latin1');
    const path = join(folder, 'latin1.properties');
    await writeFile(path, bytes('PLAINTEXT'));
    expect((await run('lint', '--fix', path)).code).toBe(0);
    expect(await readFile(path)).toEqual(bytes('SASL_SSL'));
  });

  it('writes nothing on a dry run', async () => {
    const [fault] = fixable;
    const path = await fileOf(fault!);
    await run('lint', '--fix', '--dry-run', path);
    expect(await readFile(path, 'utf8')).toBe(fault!.text.replace(MARK, ''));
  });
});

describe('a password in the token URL', () => {
  const text = HEALTHY_JAVA.replace('https://acme.auth0.com', 'https://gate:kepler@acme.auth0.com').replace(
    'security.protocol=SASL_SSL',
    'security.protocol=PLAINTEXT',
  );
  const odd = text.replace('https://gate:', 'gate:');

  it.each([
    ['lint', ['lint'], text],
    ['lint --fix', ['lint', '--fix', '--dry-run'], odd],
    ['lint as JSON', ['lint', '--format', 'json'], odd],
  ])('does not reach the output of %s', async (_, argv, written) => {
    const { stdout, stderr } = await run(...argv, await fileOf({ file: 'client.properties', text: written }));
    expect(stdout + stderr).not.toContain('kepler');
  });

  it('does not reach the bundle, even if a flag gives another URL', async () => {
    const bundle = join(folder, 'case.json');
    await run(
      ...['doctor', '--offline', '--bundle', bundle, '--token-endpoint', 'https://idp.acme.example/token'],
      ...['--client-config', await fileOf({ file: 'client.properties', text })],
    );
    const recorded = await readFile(bundle, 'utf8');
    expect(recorded).toContain('acme.auth0.com/oauth/token');
    expect(recorded).not.toContain('kepler');
  });
});
