import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import type { Format } from '../../../src/client-files/format.ts';
import type { PortableClient } from '../../../src/client-files/writing.ts';
import { isMasked } from '../../../src/spelling/masked.ts';
import type { SettingKey } from '../../../src/settings/settings.ts';

/** A text that the client would send unchanged: spaces at its ends are lost in lists, references are replaced, and masks hide a value. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((each) => each === each.trim() && !each.includes('$') && !isMasked(each));
const word = fc.stringMatching(/^[a-z][a-z\d.-]{0,10}$/).filter((each) => !isMasked(each));
const name = fc.stringMatching(/^[A-Za-z]{1,8}$/);
/** With its port: librdkafka adds Kafka's to a host without one. */
const server = fc.tuple(word, fc.integer({ min: 1, max: 65_535 })).map(([host, port]) => `${host}:${port}`);

const VALUES: Readonly<Partial<Record<SettingKey, fc.Arbitrary<string>>>> = {
  bootstrapServers: fc.array(server, { minLength: 1, maxLength: 3 }).map((servers) => servers.join(',')),
  securityProtocol: fc.constantFrom('SASL_SSL', 'SASL_PLAINTEXT', 'SSL', 'PLAINTEXT'),
  saslMechanism: fc.constantFrom('OAUTHBEARER', 'PLAIN'),
  clientAuth: fc.constantFrom('client_secret_post', 'client_secret_basic'),
  headerUrlencode: fc.constantFrom('true', 'false'),
  tokenEndpoint: text.map((path) => `https://id.acme.example/${path}`),
  groups: word,
  ca: text.map((body) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`),
  clientId: text,
  scope: text,
  audience: text,
  resource: text,
  subClaimName: text,
  authorizationIdentity: text,
};

function clients(expresses: ReadonlySet<SettingKey>): fc.Arbitrary<PortableClient> {
  const values = Object.fromEntries(
    Object.entries(VALUES).filter(([key]) => expresses.has(key as SettingKey)),
  );
  const extension = fc.tuple(fc.oneof(fc.constantFrom('logicalCluster', 'identityPoolId'), name), text);
  const pairs = fc.array(extension, { maxLength: 3 }).map((all) => Object.fromEntries(all));
  return fc.record({
    values: fc.record(values, { requiredKeys: [] }),
    extensions: expresses.has('extensions') ? pairs : fc.constant({}),
    params: expresses.has('params') ? pairs : fc.constant({}),
    secrets: fc.record({ clientSecret: fc.constant('CLIENT_SECRET') }, { requiredKeys: [] }),
  });
}

/** A format reads back what it writes: every setting that it claims to express. */
export function itIsWrittenAndReadBack(format: Format): void {
  const { write } = format;
  if (write === undefined) throw new Error(`${format.id} is not written`);
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(clients(write.expresses), (client) => {
        const file = readClientFile('client.json', Buffer.from(write.write(client)), format.id);
        const { settings, trusted } = givenByClientFile(file, { CLIENT_SECRET: 'the-secret' });
        const { logicalCluster, poolId, extensions, params, clientSecret, ...rest } = settings;
        const { ca, ...values } = client.values;
        expect(asTexts(rest)).toMatchObject(values);
        // librdkafka has certificates for the broker, and others for the token endpoint.
        expect(new Set(trusted.map(({ value }) => value))).toEqual(new Set(ca === undefined ? [] : [ca]));
        expect({
          ...(logicalCluster !== undefined && { logicalCluster }),
          ...(poolId !== undefined && { identityPoolId: poolId }),
          ...(extensions as object | undefined),
        }).toEqual(client.extensions);
        expect(params ?? {}).toEqual(client.params);
        const held = format.references === 'none' ? write.reference('CLIENT_SECRET') : 'the-secret';
        expect(clientSecret).toBe(client.secrets.clientSecret === undefined ? undefined : held);
      }),
    );
  });
}

/** Switches are parsed, but transferred as text. */
const asTexts = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : value]),
  );
