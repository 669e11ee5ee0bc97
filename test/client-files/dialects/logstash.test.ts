import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('a Logstash pipeline', () => {
  it.each(soundFilesOf('logstash'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('logstash');
    expect(settings).toMatchObject({ client: 'java', securityProtocol: 'SASL_SSL' });
  });

  it('may sign in with an API key, inside a condition', () => {
    const text = `input { beats { port => 5044 } }
output {
  if [kafka] {
    kafka {
      bootstrap_servers => 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092'
      topic_id => 'logs'
      security_protocol => 'SASL_SSL'
      sasl_mechanism => 'PLAIN'
      sasl_jaas_config => "org.apache.kafka.common.security.plain.PlainLoginModule required username='ABCDEFGHIJKLMNOP' password='\${KAFKA_KEY}';"
    }
  }
}
`;
    expect(linted('out.conf', text)).toMatchObject({ id: 'logstash', findings: [], after: text });
  });

  it('has its option names in a fix', () => {
    const text = `output {
  kafka {
    bootstrap_servers => "pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"
    security_protocol => "SASL_SSL"
    sasl_mechanism => "OAUTHBEARER"
    sasl_oauthbearer_token_endpoint_url => "https://acme.okta.com/oauth2/default/v1/token"
    sasl_jaas_config => "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId='0oa5kq2m8RtYx1Vb35d7' clientSecret='abcSECRETdef0123456789' extension_logicalCluster='lkc-4k7zq1' extension_identityPoolId='pool-Xq2b';"
  }
}
`;
    const { findings, lines } = linted('out.conf', text);
    expect(findings.map((each) => each.replace(/^\S+ /, ''))).toEqual(['config/callback-handler-class']);
    expect(lines).toEqual([
      'sasl_login_callback_handler_class => "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler"',
    ]);
  });

  it('is rejected with the place of the error', () => {
    expect(() => linted('in.conf', 'input {\n  kafka {\n    bootstrap_servers => \n  }\n}\n')).toThrow(
      'in.conf:4:3: expected a value',
    );
  });
});
