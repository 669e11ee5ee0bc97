import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../src/clients/setting-names.ts';
import { unsentExtensions } from '../../../src/clients/java-extensions.ts';
import { givenByClientFile } from '../../../src/client-files/client-file.ts';
import { maskedText } from '../../../src/client-files/mask.ts';
import snaplogic from '../../../src/client-files/formats/snaplogic.ts';
import { HEALTHY } from '../../given.ts';
import { fileOf, read } from './_read-file.ts';
import { itIsWrittenAndReadBack } from './_round-trip.ts';

const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const ACCOUNT = {
  client: 'java',
  bootstrapServers: BOOTSTRAP,
  tokenEndpoint: 'https://acme.us.auth0.com/oauth/token',
  clientId: 'Fq3xW8yTz0PbLk5vRm2sHc7dNj4gXa9e',
};

describe('a copied SnapLogic account', () => {
  it('has fields, and rows of further properties; a masked secret is not one', () => {
    const { settings, places, oddities } = read('snaplogic/account.txt');
    expect(settings).toEqual({
      ...ACCOUNT,
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      scope: 'kafka',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
    });
    expect(places).toMatchObject({ clientId: '4:12', tokenEndpoint: '6:24', logicalCluster: '11:26' });
    expect(oddities).toEqual([]);
  });

  it('may have the lower-case names that SnapLogic asks for, and an extension that no broker knows', () => {
    const { settings, places, elsewhere } = read('snaplogic/ticket.properties');
    expect(settings).toEqual({
      ...ACCOUNT,
      logicalCluster: 'lkc-a1b2',
      extensions: { identity_pool_id: 'pool-a1b2' },
    });
    expect(places).toMatchObject({ tokenEndpoint: '5:25', 'extensions.identity_pool_id': '7:30' });
    expect(elsewhere).toEqual(['clientSecret: the environment variable CLIENT_SECRET']);
  });

  it('may be a table, with an extension that is not sent', () => {
    const { settings, places } = read('snaplogic/table.md');
    expect(settings).toEqual({ ...ACCOUNT, poolId: 'pool-a1b2' });
    expect(places).toMatchObject({ clientId: '5:15', poolId: '10:8' });
    const { configuration } = givenByClientFile(fileOf('snaplogic/table.md'), {});
    const client = { ...HEALTHY.client, client: 'java' as const, extensions: {}, configuration };
    expect(unsentExtensions(client).map(({ meant }) => meant)).toEqual(['logicalCluster']);
    expect(missingFrom(client)).toEqual([]);
  });

  it.each([
    'Client ID: me',
    'Client ID*: me',
    'Client ID * :  me  ',
    'Client ID *\tme',
    'Client ID  me',
    'Client ID \t* = me',
    '| Client ID | me |',
  ])('may have a line %j', (line) => {
    const lines = ['Label: Kafka OAuth2 Account', `Bootstrap server: ${BOOTSTRAP}`, line, 'Scope: kafka', ''];
    expect(read('snaplogic.txt', lines.join('\n')).settings).toMatchObject({
      clientId: 'me',
      scope: 'kafka',
    });
  });

  itIsWrittenAndReadBack(snaplogic);

  it('is written as the fields of the account', () => {
    expect(
      snaplogic.write.write({
        values: { bootstrapServers: 'a:9092,b:9092', clientId: 'me', securityProtocol: 'SASL_SSL' },
        extensions: { logicalCluster: 'lkc-a1b2' },
        params: {},
        secrets: { clientSecret: 'CLIENT_SECRET' },
      }),
    )
      .toBe(`# Fields of a Kafka OAuth2 Account in SnapLogic. The secret is not in this file: type it into its field.
Label: Kafka OAuth2 Account
Bootstrap server: a:9092
Bootstrap server: b:9092
Client ID: me
Client secret: \${CLIENT_SECRET}
# Advanced Kafka properties: keys and values
security.protocol = SASL_SSL
extension_logicalCluster = lkc-a1b2
`);
  });
});

describe('a SnapLogic account in JSON', () => {
  it('is exported with an encrypted secret, and with expressions', () => {
    const { settings, places } = read('snaplogic-json/export.json');
    expect(settings).toEqual({ ...ACCOUNT, scope: 'kafka', logicalCluster: 'lkc-a1b2' });
    expect(places).toMatchObject({ bootstrapServers: '10:44', scope: '16:30', logicalCluster: '21:55' });
    expect(maskedText(fileOf('snaplogic-json/export.json'))).not.toContain('CAESEAbC');
  });

  it('is sent to the API with its secret', () => {
    const { settings, places } = read('snaplogic-json/payload.json');
    expect(settings).toEqual({
      ...ACCOUNT,
      bootstrapServers: `${BOOTSTRAP},pkc-9x8y7.eu-west-1.aws.confluent.cloud:9092`,
      clientSecret: 'not-a-real-secret',
      logicalCluster: 'lkc-a1b2',
    });
    expect(places).toMatchObject({ bootstrapServers: '10:46', clientSecret: '15:38' });
  });

  it('may refer to the environment', () => {
    const { settings, elsewhere } = read('snaplogic-json/references.json', undefined, { BOOTSTRAP });
    expect(settings).toEqual(ACCOUNT);
    expect(elsewhere).toEqual(['clientSecret: the environment variable CLIENT_SECRET']);
  });
});
