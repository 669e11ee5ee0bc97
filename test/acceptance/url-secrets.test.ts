import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writableFormat, writableNames } from '../../src/convert/convert.ts';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import { oauthbearer } from '../cli/_terminal.ts';

/** Parts of secrets in URLs, as people configure them; no output may contain them. */
const PIECES = /SsQ77|QuErY77|Cl13nt|BoOt77/i;

const URLS = ['#', '/', '?', '@', '%23', ':'].map(
  (mark) =>
    `https://u:pa${mark}SsQ77zxY@a.example/t?client_secret=QuErY77sEc${mark}QuErY77more&access_token=QuErY77okn&api_key=QuErY77key`,
);

const PROPERTIES = (
  url: string,
): string => `bootstrap.servers=u:pw#BoOt77x@pkc-abc.eu-west-1.aws.confluent.cloud:9092
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
# was ${url}
sasl.oauthbearer.token.endpoint.url=${url}
sasl.oauthbearer.jwks.endpoint.url=${url}
sasl.oauthbearer.expected.issuer=${url}
sasl.oauthbearer.scope.claim.name=${url}
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="x" clientSecret="Cl13ntSecretHere" scope="openid ${url}" extension_logicalCluster="${url}" extension_identityPoolId="pool-1";
`;

const YAML = (url: string): string => `tokenEndpoint: "${url}"
clientId: x
clientSecret: Cl13ntSecretHere
audience: "${url}"
resource: "${url}"
scope: "openid ${url}"
params: { hint: "${url}", client_assertion: QuErY77sEc }
extensions: { logicalCluster: "${url}", other: "${url}" }
bootstrapServers: ["u:pw#BoOt77x@pkc-abc.eu-west-1.aws.confluent.cloud:9092"]
providerIssuer: "${url}"
providerJwksUri: "${url}"
poolFilter: "claims.sub == '${url}'"
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'url-secrets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const FILES = { 'client.properties': PROPERTIES, 'client.yaml': YAML } as const;

describe.each(Object.entries(FILES))('%s with secrets in its URLs', (name, textOf) => {
  const cases = URLS.map((url) => [url] as const);
  const shownBy = async (url: string, argv: (file: string) => readonly string[]): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, textOf(url));
    const { code, stdout, stderr } = await oauthbearer(argv(file));
    expect(code).not.toBe(70);
    return stdout + stderr;
  };

  /** What one run prints, with the report for people, and the report in every format. */
  const inAllFormats = async (
    url: string,
    argv: (file: string) => readonly string[],
  ): Promise<readonly string[]> => {
    const formats = Object.keys(reporters);
    const fileOf = (format: string): string => join(folder, `report.${format}`);
    const printed = await shownBy(url, (file) => [
      ...argv(file),
      ...['human', ...formats.map((format) => `${format}=${fileOf(format)}`)].flatMap((to) => [
        '--format',
        to,
      ]),
    ]);
    return [printed, ...(await Promise.all(formats.map((format) => readFile(fileOf(format), 'utf8'))))];
  };

  it.each(cases)('lint shows no secret of %s', async (url) => {
    const shown = await inAllFormats(url, (file) => ['lint', file]);
    for (const text of shown) expect(text).not.toMatch(PIECES);
    expect(await shownBy(url, (file) => ['lint', file, '--fix', '--dry-run'])).not.toMatch(PIECES);
  });

  it.each(cases)('convert copies no secret of %s', async (url) => {
    for (const to of new Set(writableNames().map((each) => writableFormat(each).id)))
      expect(await shownBy(url, (file) => ['convert', file, '--to', to])).not.toMatch(PIECES);
  });

  it.each(cases)('report and bundle contain no secret of %s', async (url) => {
    const bundle = join(folder, 'bundle.json');
    const [printed, ...written] = await inAllFormats(url, (file) => [
      ...['doctor', name.endsWith('yaml') ? '--config' : '--client-config', file],
      ...['--offline', '--bundle', bundle],
    ]);
    expect(printed).toContain('recorded');
    for (const text of [printed, ...written]) expect(text).not.toMatch(PIECES);
    expect(await readFile(bundle, 'utf8')).not.toMatch(PIECES);
  });
});
