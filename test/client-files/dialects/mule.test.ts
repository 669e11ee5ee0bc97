import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../../src/client-files/client-file.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { soundFilesOf, soundly } from '../sound.ts';

describe('the configuration of Mule', () => {
  it.each(soundFilesOf('mule'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('mule');
    expect(settings).toMatchObject({
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      logicalCluster: 'lkc-4k7zq1',
    });
  });

  it('has places in attributes', () => {
    const text = `<mule xmlns:kafka="http://www.mulesoft.org/schema/mule/kafka">
  <kafka:consumer-config name="c">
    <kafka:consumer-sasl-oauthbearer-connection>
      <kafka:additional-properties>
        <kafka:additional-property key="sasl.oauthbearer.token.endpoint.url" value="http://acme.okta.com/oauth2/default/v1/token"/>
      </kafka:additional-properties>
    </kafka:consumer-sasl-oauthbearer-connection>
  </kafka:consumer-config>
</mule>
`;
    const { findings } = lint(readClientFile('mule.xml', Buffer.from(text)), { env: {} });
    expect(findings.map(({ id, place }) => [id, place])).toEqual([
      ['config/token-url-http', { line: 5, column: 85 }],
    ]);
  });
});
