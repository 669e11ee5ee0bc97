import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { acts } from '../../src/commands/invisible.ts';
import { convert, writableFormat, writableNames } from '../../src/convert/convert.ts';
import { ACTING } from '../_acting.ts';
import { oauthbearer } from '../cli/_terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acting-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileWith = async (text: string): Promise<string> => {
  const file = join(folder, 'client.yaml');
  const value = JSON.stringify(`x ${text} y`);
  await writeFile(
    file,
    `tokenEndpoint: https://a.example/t
clientId: ${value}
clientSecretEnv: CLIENT_SECRET
scope: ${value}
bootstrapServers: [pkc-abc.eu-west-1.aws.confluent.cloud:9092]
extensions: { logicalCluster: lkc-1, identityPoolId: pool-1, traceId: ${value} }
`,
  );
  return file;
};

/** Some have a short name too. */
const FORMATS = [...new Set(writableNames().map((name) => writableFormat(name).id))];

const cases = ACTING.filter((text) => !text.includes('\0')).map(
  (text) => [JSON.stringify(text), text] as const,
);

describe.each(cases)('%s in a configuration', (_, text) => {
  it.each(FORMATS)('is quoted in %s, or refused', async (to) => {
    const file = await fileWith(text);
    const { code, stdout, stderr } = await oauthbearer(['convert', file, '--to', to]);
    expect(acts(stdout)).toBe(false);
    expect(acts(stderr)).toBe(false);
    if (code === 0) {
      const source = await readFile(file);
      const { text: plain } = convert(readClientFile(file, source), writableFormat(to));
      expect(stdout).toBe(plain);
      expect(stderr).not.toContain('cannot be written unchanged');
      return;
    }
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (stderr.includes('choose another format') && !stderr.includes('--output')) return;
    expect(stderr).toMatch(/client\.yaml:\d+:\d+: .*cannot escape them; write to a file with --output/);
    const output = join(folder, 'out');
    expect((await oauthbearer(['convert', file, '--to', to, '--output', output])).code).toBe(0);
  });

  it('is written out in every JSON and in what people read', async () => {
    const file = await fileWith(text);
    const bundle = join(folder, 'bundle.json');
    const shown = await Promise.all([
      oauthbearer(['lint', file, '--format', 'json']),
      oauthbearer(['lint', file, '--format', 'sarif']),
      oauthbearer(['lint', file, '--format', 'gitlab']),
      oauthbearer(['lint', file]),
      oauthbearer(['explain', '-', '--format', 'json'], {
        input: `error: invalid_client ${text} AADSTS7000215 ${text}`,
      }),
      oauthbearer(['doctor', '--config', file, '--offline', '--format', 'json', '--bundle', bundle], {
        env: { CLIENT_SECRET: 'Gh7-Lm2_Qz9xVb4~Tn6' },
      }),
    ]);
    for (const { code, stdout, stderr } of shown) {
      expect(code).not.toBe(70);
      expect(stdout).not.toBe('');
      expect({ stdout, stderr, acts: acts(stdout + stderr) }).toMatchObject({ acts: false });
    }
    for (const { stdout } of shown.filter((each) => /^[{[]/.test(each.stdout)))
      expect(() => void JSON.parse(stdout)).not.toThrow();
    expect(acts(await readFile(bundle, 'utf8'))).toBe(false);
    const replayed = await oauthbearer(['replay', bundle, '--format', 'json']);
    expect(acts(replayed.stdout)).toBe(false);
  });
});
