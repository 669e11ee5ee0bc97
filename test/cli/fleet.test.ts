import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetSchema, resultSchema } from '../../src/fleet/schema.ts';
import type { FleetReport } from '../../src/report/fleet.ts';
import { startLab } from '../../src/lab/start.ts';
import { memberOf, ran } from '../fleet/_lab.ts';
import { openResults } from '../../src/fleet/results-file.ts';
import { oauthbearer } from './_terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  await mkdir(join(folder, 'clients'));
  // RFC 6761 reserves these names, so no such host exists: each run ends at the name of its token endpoint.
  for (const name of ['orders', 'billing', 'returns'])
    await writeFile(join(folder, 'clients', `${name}.properties`), properties(name));
  await writeFile(join(folder, 'clients', 'README.md'), '# Clients\n');
});
afterAll(() => rm(folder, { recursive: true }));

const properties = (name: string): string => `security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
bootstrap.servers=broker.invalid:9092
sasl.oauthbearer.token.endpoint.url=https://login.invalid/oauth/token
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${name}" clientSecret="kept-${name}-9Xw2LmPq" extension_logicalCluster="lkc-orders1" extension_identityPoolId="pool-orders";
`;

const reportOf = (text: string): FleetReport => {
  const value: unknown = JSON.parse(text);
  expect(fleetSchema.safeParse(value).error?.issues).toBeUndefined();
  return value as FleetReport;
};

describe('oauthbearer fleet', () => {
  it('diagnoses every client of a directory, and shows no secret of any', async () => {
    const json = await oauthbearer(['fleet', join(folder, 'clients'), '--format', 'json']);
    const report = reportOf(json.stdout);
    expect(report.counts).toMatchObject({ total: 3, healthy: 0, skipped: 1 });
    const members = new Set(report.rootCauses.flatMap((each) => each.members));
    expect(members.size).toBe(3);
    expect(json.stdout).not.toMatch(/kept-/);
    const human = await oauthbearer([
      'fleet',
      join(folder, 'clients'),
      '--quiet',
      '--output',
      join(folder, 'r.txt'),
    ]);
    expect({ ...human, stderr: '' }).toEqual({ code: json.code, stdout: '', stderr: '' });
    expect(await readFile(join(folder, 'r.txt'), 'utf8')).toMatch(
      /^✖ 3 clients of 3 cannot sign in or work: /,
    );
  });

  it('goes on where an earlier run ended, and adds up what several machines did', async () => {
    const [one, two] = [join(folder, 'one.jsonl'), join(folder, 'two.jsonl')];
    const fleet = (...more: string[]) => oauthbearer(['fleet', join(folder, 'clients'), ...more]);
    const first = await fleet('--shard', '1/2', '--results', one, '--format', 'json');
    const second = await fleet('--shard', '2/2', '--results', two, '--format', 'json');
    const totals = [first, second].map(({ stdout }) => reportOf(stdout).counts);
    expect(totals[0]!.total + totals[1]!.total).toBe(3);
    for (const line of (await readFile(one, 'utf8')).split('\n').slice(0, -1))
      expect(resultSchema.safeParse(JSON.parse(line)).success).toBe(true);
    const again = await fleet('--results', one, '--format', 'json');
    expect(reportOf(again.stdout).counts.total).toBe(3);
    const merged = await oauthbearer(['fleet', 'merge', one, two, '--format', 'json']);
    expect(reportOf(merged.stdout)).toMatchObject({ counts: reportOf(again.stdout).counts });
  });

  it('prints what many share once, with its fix', async () => {
    const lab = await startLab();
    try {
      const members = [
        ...Array.from({ length: 9 }, (_, at) => memberOf(lab, `gone-${String(at)}`, { poolId: 'pool-gone' })),
        memberOf(lab, 'well\u001b[31m'),
      ];
      // On a loaded machine many at once could time out, which would be root causes of their own.
      const { results } = await ran(lab, members, { concurrency: 2 });
      const path = join(folder, 'lab.jsonl');
      const file = await openResults(path);
      for (const each of results) await file.add(each);
      await file.close();
      const { code, stdout } = await oauthbearer(['fleet', 'merge', path], { env: { COLUMNS: '100' } });
      expect(code).toBe(1);
      const [headline] = stdout.split('\n');
      expect(headline).toBe('✖ 9 clients of 10 cannot sign in or work: 1 root cause');
      expect(stdout.match(/Fix: /g)).toHaveLength(1);
      expect(stdout).toContain('and 3 more');
      expect(stdout).not.toContain('\u001b');
    } finally {
      await lab.close();
    }
  });

  it.each([
    [['fleet', '--concurrency', '0', '.'], '--concurrency: is "0"; must be from 1 to 256'],
    [['fleet', '--shard', '3/2', '.'], '--shard: is "3/2"'],
    [['fleet', 'no-such-place'], 'file not found'],
    [['fleet', 'merge', 'no-such-file.jsonl'], 'file not found'],
  ] as const)('refuses %j', async (argv, said) => {
    const { code, stderr, stdout } = await oauthbearer(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
