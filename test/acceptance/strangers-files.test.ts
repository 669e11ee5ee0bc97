import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { lint } from '../../src/doctor/lint.ts';
import { fixed } from '../../src/doctor/lint-fix.ts';
import { HANDLER, MODULE } from './_sound-files.ts';

/* Files whose program gives a setting another meaning, or fills it in: what is not known is not judged or changed. */

const NOW = Date.UTC(2026, 10, 29);
const lintText = (name: string, text: string) => {
  const file = readClientFile(name, Buffer.from(text));
  return { file, result: lint(file, { env: {}, now: NOW }) };
};
const judged = (name: string, text: string): readonly string[] => {
  const linted = lintText(name, text);
  return linted.result.findings.map(({ id, place }) => `${place?.line}:${place?.column} ${id}`);
};
const isFixed = (name: string, text: string): boolean => {
  const linted = lintText(name, text);
  return fixed(linted, (after) => lintText(name, after)) !== linted;
};
const given = (name: string, text: string) => lintText(name, text).result.target;

const CLOUD = 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092';
const URL = 'https://acme.okta.com/oauth2/default/v1/token';

describe('the settings of a program around those of its Kafka client', () => {
  const nested = (own: string, prefix = ''): string => `jobs:
  - source:
      type: kafka
      ${own}: k1.acme.example:9093
      options:
        ${prefix}security.protocol: SASL_SSL
        ${prefix}sasl.mechanism: OAUTHBEARER
        ${prefix}sasl.login.callback.handler.class: ${HANDLER}
        ${prefix}sasl.oauthbearer.token.endpoint.url: https://id.acme.example/oauth/token
        ${prefix}sasl.jaas.config: ${MODULE} required clientId="depots" clientSecret="Zt5nqVw8sLrPxKy2MdJc";
`;

  it.each([
    ['bootstrap_servers', 'kafka.'],
    ['bootstrap_servers', ''],
    ['bootstrapServers', 'kafka.'],
    ['sasl_mechanism', ''],
    ['group_id', 'kafka.'],
    ['bootstrap_server', 'kafka.'],
  ])('%s is its own beside %ssasl.mechanism', (own, prefix) => {
    expect(judged('pipeline.yaml', nested(own, prefix))).toEqual([]);
    expect(isFixed('pipeline.yaml', nested(own, prefix))).toBe(false);
  });
});

describe('a token helper on the same machine', () => {
  it.each(['http://localhost:14293', 'http://127.0.0.1:8099/', 'http://[::1]:14293'])(
    '%s may be one',
    (url) => {
      const text = `bootstrap.servers=bootstrap.c1.europe-west1.managedkafka.p.cloud.goog:9092
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=${HANDLER}
sasl.oauthbearer.token.endpoint.url=${url}
sasl.jaas.config=${MODULE} required clientId="unused" clientSecret="unused";
`;
      expect(judged('client.properties', text)).toEqual([]);
    },
  );

  it('is not a host of an identity provider', () => {
    const text = `security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=${HANDLER}
sasl.oauthbearer.token.endpoint.url=https://acme.eu.auth0.com
sasl.jaas.config=${MODULE} required clientId="a" clientSecret="Zt5nqVw8sLrPxKy2MdJc";
`;
    expect(judged('client.properties', text)).toContain('4:37 config/token-url-is-issuer-or-discovery');
  });
});

describe('a name in capitals in place of a URL', () => {
  it.each(['OAUTH_TOKEN_API_URL', 'IDP_TOKEN_ENDPOINT', 'TOKEN_URI_URL'])(
    '%s is a placeholder alone',
    (name) => {
      const text = `using Confluent.Kafka;
var url = "${name}";
var config = new ConsumerConfig
{
    SecurityProtocol = SecurityProtocol.SaslSsl,
    SaslMechanism = SaslMechanism.OAuthBearer,
    SaslOauthbearerMethod = SaslOauthbearerMethod.Oidc,
    SaslOauthbearerClientId = id,
    SaslOauthbearerClientSecret = secret,
    SaslOauthbearerTokenEndpointUrl = url,
};
`;
      expect(judged('x.cs', text)).toEqual(['2:12 config/unresolved-placeholder']);
      expect(isFixed('x.cs', text)).toBe(false);
    },
  );
});

describe('a token in the file', () => {
  const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (header: object, claims: object, signature = 'c2ln'): string =>
    `${b64(header)}.${b64(claims)}.${signature}`;
  const claims = {
    iss: 'https://acme.okta.com/oauth2/default',
    sub: 'x',
    exp: NOW / 1000 + 3600,
    iat: NOW / 1000,
  };
  const rpk = (value: string, broker = CLOUD): string => `current_profile: oidc
profiles:
  - name: oidc
    kafka_api:
      brokers: [${broker}]
      tls: {}
      sasl: { mechanism: OAUTHBEARER, password: 'token:${value}' }
`;
  const benthos = (value: string): string => `output:
  kafka_franz:
    seed_brokers: [${CLOUD}]
    topic: a
    tls: { enabled: true }
    sasl:
      - mechanism: OAUTHBEARER
        token: ${value}
        extensions: { logicalCluster: lkc-4k7zq1 }
`;

  it('is judged, at its place', () => {
    const unsigned = token({ alg: 'none' }, claims, '');
    expect(judged('rpk.yaml', rpk(unsigned))).toEqual(['7:56 jwt/alg-none']);
    expect(judged('out.yaml', benthos(unsigned))).toEqual(['8:16 jwt/alg-none']);
    expect(
      judged('rpk.yaml', rpk(token({ alg: 'RS256', kid: 'k' }, { ...claims, exp: NOW / 1000 - 60 }))),
    ).toEqual(['7:56 jwt/expired']);
    expect(judged('rpk.yaml', rpk(token({ alg: 'HS256', kid: 'k' }, claims)))).toEqual([
      '7:56 jwt/alg-hs256',
    ]);
    expect(judged('rpk.yaml', rpk(token({ alg: 'RS256', kid: 'k' }, { ...claims, iss: undefined })))).toEqual(
      ['7:56 jwt/iss-missing'],
    );
  });

  it('is not shown', () => {
    const secret = token({ alg: 'none' }, claims, '');
    expect(JSON.stringify(lintText('rpk.yaml', rpk(secret)).result.findings)).not.toContain(
      secret.slice(0, 30),
    );
  });

  it('is sound where it is, elsewhere, or for another broker', () => {
    expect(judged('rpk.yaml', rpk(token({ alg: 'RS256', kid: 'k' }, claims)))).toEqual([]);
    expect(judged('rpk.yaml', rpk('${TOKEN}'))).toEqual([]);
    expect(judged('out.yaml', benthos('$TOKEN'))).toEqual([]);
    expect(judged('rpk.yaml', rpk(token({ alg: 'none' }, claims, ''), 'k1.acme.example:9092'))).toEqual([]);
  });
});

describe("librdkafka's verification of brokers", () => {
  const rust = (more: string): string => `use rdkafka::config::ClientConfig;
fn build(auth: &Auth) -> ClientConfig {
    let mut c = ClientConfig::new();
    c.set("security.protocol", "SASL_SSL");
    c.set("sasl.mechanisms", "OAUTHBEARER");
    c.set("sasl.oauthbearer.method", auth.method.to_string());
    c.set("sasl.oauthbearer.token.endpoint.url", auth.url.to_string());
    ${more}
    c
}
`;
  const off = 'c.set("enable.ssl.certificate.verification", "false");';

  it('does not apply to the token endpoint', () => {
    expect(judged('main.rs', rust(off))).toEqual(['8:51 config/https-ca-not-set']);
    const properties = `bootstrap.servers=k1.acme.example:9093
security.protocol=SASL_SSL
sasl.mechanisms=OAUTHBEARER
sasl.oauthbearer.method=oidc
sasl.oauthbearer.client.id=a
sasl.oauthbearer.client.secret=Zt5nqVw8sLrPxKy2MdJc
sasl.oauthbearer.token.endpoint.url=${URL}
enable.ssl.certificate.verification=false
`;
    expect(judged('librdkafka.properties', properties)).toEqual(['8:37 config/https-ca-not-set']);
  });

  it.each([
    ['the token endpoint has authorities of its own', `${off} c.set("https.ca.location", "probe");`],
    ['it is on', 'c.set("enable.ssl.certificate.verification", "true");'],
    [
      'a callback fetches the token',
      off.replace('c.set(', 'c.set("sasl.oauthbearer.method", "default"); c.set('),
    ],
  ])('says nothing where %s', (_, more) => {
    const text = more.includes('"default"') ? rust(more).replace(/.*auth\.method.*\n/, '') : rust(more);
    expect(judged('main.rs', text)).toEqual([]);
  });
});

describe('settings that an application names itself', () => {
  it.each([
    ['token_endpoint', 'client_id', 'oauth:'],
    ['token-url', 'client-id', 'oidc:'],
    ['tokenEndpoint', 'clientId', 'oauth2:'],
  ])('%s and %s below %s are read', (url, id, block) => {
    const text = `queue:
  kafka:
    bootstrap.servers: "\${SERVERS:${CLOUD}}"
    cloud:
      sasl.mechanism: "\${MECHANISM:OAUTHBEARER}"
      security.protocol: "\${PROTOCOL:SASL_SSL}"
      ${block}
        ${url}: "\${OAUTH_URL:${URL}}"
        ${id}: "\${OAUTH_ID:0oa5kq2m8RtYx1Vb35d7}"
`;
    expect(judged('thingsboard.yml', text)).toEqual([]);
    expect(given('thingsboard.yml', text)).toMatchObject({
      bootstrapServers: [CLOUD],
      tokenEndpoint: URL,
      clientId: '0oa5kq2m8RtYx1Vb35d7',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it("are not Kafka's own client.id", () => {
    const text = `app:
  kafka:
    bootstrap.servers: ${CLOUD}
    client.id: orders
    sasl.mechanism: OAUTHBEARER
    security.protocol: SASL_SSL
`;
    expect(given('app.yml', text).clientId).toBeUndefined();
  });
});

describe('a file without such a client', () => {
  it.each([
    ['app.js', 'const a = {\n  b: 1\n};\n', 'a program’s source code'],
    ['config.exs', 'config :a,\n  b: %{c: 1}\n', 'a program’s source code'],
    ['sink.json', '{"sasl_mechanism": "SCRAM-SHA-512", "servers": "a:9092"}', 'signs in with SCRAM-SHA-512'],
    ['in.yaml', 'input:\n  mechanism: PLAIN\n', 'signs in with PLAIN'],
    ['flow.json', '{"nodes": [{"type": "kafka"}]}', 'give what sets sasl.mechanism'],
  ])('%s is called what it is', (name, text, what) => {
    expect(() => lintText(name, text)).toThrow(what.replace('’', "'"));
  });
});

describe('a JAAS string that is all in the file', () => {
  const hocon = (extensions: string, more = ''): string => `app.kafka.client {
  bootstrap.servers = "${CLOUD}"
  security.protocol = SASL_SSL
  sasl.mechanism = OAUTHBEARER
  sasl.login.callback.handler.class = "${HANDLER}"
  sasl.oauthbearer.token.endpoint.url = "${URL}"
  sasl.jaas.config = "${MODULE} required clientId='a' clientSecret='Zt5nqVw8sLrPxKy2MdJc'${extensions};"${more}
}
`;

  it('has all extensions of its client', () => {
    expect(judged('application.conf', hocon(''))).toEqual(['7:23 config/extension-missing-cluster']);
    expect(judged('application.conf', hocon(" extension_logicalCluster='lkc-4k7zq1'"))).toEqual([]);
  });

  it('leaves them open where another handler or another file has a part in it', () => {
    expect(judged('application.conf', hocon('').replace(HANDLER, 'com.acme.kafka.AcmeLoginHandler'))).toEqual(
      [],
    );
    expect(judged('application.conf', hocon('').replace(/ +sasl\.login.*\n/, ''))).toEqual([]);
    expect(judged('application.conf', hocon('').replace(/"org[^\n]*;"/, '${?JAAS}'))).toEqual([]);
  });
});

describe('an empty value in appsettings.json', () => {
  const text = JSON.stringify({
    Kafka: {
      BootstrapServers: CLOUD,
      SecurityProtocol: 'SaslSsl',
      SaslMechanism: 'OAuthBearer',
      SaslOauthbearerMethod: 'Oidc',
      SaslOauthbearerClientId: '',
      SaslOauthbearerClientSecret: '',
      SaslOauthbearerTokenEndpointUrl: URL,
      SaslOauthbearerExtensions: 'logicalCluster=lkc-4k7zq1',
    },
  });

  it('is filled in by another source of the program', () => {
    expect(judged('appsettings.json', text)).toEqual([]);
    expect(judged('appsettings.Production.json', text)).toEqual([]);
  });

  it('is empty in a file that is read alone', () => {
    expect(judged('client.json', text).join()).toContain('config/missing-required');
  });
});
