import { describe, expect, it } from 'vitest';
import { lint } from '../../src/doctor/lint.ts';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { BOOTSTRAP, HANDLER, java, librdkafka, OLD_HANDLER } from './_sound-files.ts';

interface Advice {
  readonly title: string;
  readonly file?: string;
  readonly text: string;
  readonly cause: string;
  readonly says: string | RegExp;
  readonly summary?: string;
  /** All commands of the fix. */
  readonly paste: readonly (string | RegExp)[];
  readonly version?: string;
}

const ENTRA = 'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f';
const ID = 'b1a2c3d4-1111-4222-8333-abcdefabcdef';

/** What a person reads who sees only this line, and what they put into the file. */
const ADVICE: readonly Advice[] = [
  {
    title: 'a default is not said to stand in the file',
    text: java({}).replace('security.protocol=SASL_SSL\n', ''),
    cause: 'config/security-protocol',
    says: 'security.protocol is not set, and the default is PLAINTEXT',
    paste: ['security.protocol=SASL_SSL'],
  },
  {
    title: 'nor is a mechanism',
    file: 'librdkafka.conf',
    text: librdkafka({}).replace('sasl.mechanisms=OAUTHBEARER\n', ''),
    cause: 'config/mechanism-not-oauthbearer',
    says: 'sasl.mechanism is not set, and the default is GSSAPI',
    paste: ['sasl.mechanism=OAUTHBEARER'],
  },
  {
    title: 'kafkajs has a switch in place of security.protocol',
    file: 'kafka.json',
    text: JSON.stringify({
      brokers: [BOOTSTRAP],
      ssl: false,
      sasl: { mechanism: 'oauthbearer' },
      oauth: { extensions: { logicalCluster: 'lkc-a1b2c3' } },
    }),
    cause: 'config/security-protocol',
    says: 'ssl is not true',
    summary: 'Set ssl to true.',
    paste: ['"ssl":true,'],
  },
  {
    title: "a scope at Entra ID's old token URL wants the new URL",
    text: java({ url: `${ENTRA}/oauth2/token`, id: ID, scope: 'api://kafka/.default' }),
    cause: 'config/token-url-wrong-version',
    says: /version 1, which takes a resource/,
    summary: 'Use the token URL of version 2.0, which takes a scope.',
    paste: [`sasl.oauthbearer.token.endpoint.url=${ENTRA}/oauth2/v2.0/token`],
  },
  {
    title: 'what envsubst does not fill in is filled in by hand',
    file: 'librdkafka.conf',
    text: librdkafka({ bootstrap: 'pkc-xxxxx.us-east-1.aws.confluent.cloud:9092' }),
    cause: 'config/unresolved-placeholder',
    says: 'The bootstrap server is pkc-xxxxx.us-east-1.aws.confluent.cloud:9092.',
    paste: ['bootstrap.servers=$BOOTSTRAP_SERVER'],
  },
  {
    title: 'a placeholder among the extensions keeps the others',
    file: 'librdkafka.conf',
    text: librdkafka({}).replace('lkc-a1b2c3', '<cluster-id>'),
    cause: 'config/unresolved-placeholder',
    says: 'The logical cluster is <cluster-id>.',
    paste: ['sasl.oauthbearer.extensions=logicalCluster=$CLUSTER_ID,identityPoolId=pool-a1b2'],
  },
  {
    title: 'a variable is filled in with envsubst',
    file: 'librdkafka.conf',
    text: librdkafka({ id: '$CLIENT_ID' }),
    cause: 'config/unresolved-placeholder',
    says: 'The client id is $CLIENT_ID.',
    paste: [/^envsubst < "\$TEMPLATE" > librdkafka\.conf/, 'sasl.oauthbearer.client.id=$CLIENT_ID'],
  },
  {
    title: 'an empty setting has a line to write',
    text: java({ extensions: 'extension_logicalCluster="" extension_identityPoolId="pool-a1b2"' }),
    cause: 'config/missing-required',
    says: 'The logical cluster is set to an empty value.',
    paste: [
      '# in sasl.jaas.config:\nextension_logicalCluster="$CLUSTER_ID" extension_identityPoolId="pool-a1b2"',
      /^env \| grep/,
    ],
  },
  {
    title: 'the issuer leads to its discovery document',
    text: java({ url: 'https://sso.acme.com/realms/kafka' }),
    cause: 'config/token-url-is-issuer-or-discovery',
    says: 'The token URL is the issuer itself: https://sso.acme.com/realms/kafka.',
    paste: [
      'curl -s https://sso.acme.com/realms/kafka/.well-known/openid-configuration | jq -r .token_endpoint',
    ],
  },
  {
    title: 'the discovery document leads to itself',
    text: java({ url: 'https://sso.acme.com/.well-known/openid-configuration' }),
    cause: 'config/token-url-is-issuer-or-discovery',
    says: /discovery document/,
    paste: ['curl -s https://sso.acme.com/.well-known/openid-configuration | jq -r .token_endpoint'],
  },
  {
    title: 'a list of extensions shows what would be sent',
    file: 'librdkafka.conf',
    text: librdkafka({}).replace(',identityPoolId', ';identityPoolId'),
    cause: 'config/extension-list-comma',
    says: 'The extension logicalCluster would be sent as "lkc-a1b2c3;identityPoolId=pool-a1b2".',
    paste: ['sasl.oauthbearer.extensions=logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2'],
  },
  {
    title: 'the name of a private host tells the cluster',
    file: 'librdkafka.conf',
    text: librdkafka({
      bootstrap: 'lkc-v78yrn-ap8z93.eastus.azure.accesspoint.glb.confluent.cloud:9092',
    }).replace('logicalCluster=lkc-a1b2c3,', ''),
    cause: 'config/extension-missing-cluster',
    says: 'The client sends no logicalCluster',
    paste: ['sasl.oauthbearer.extensions=logicalCluster=lkc-v78yrn,identityPoolId=pool-a1b2'],
  },
  {
    title: 'quotation marks of a document are told from a missing one',
    text: java({}).replace('clientId="k1"', 'clientId=“k1”'),
    cause: 'config/jaas-quoting',
    says: 'perhaps a curly quotation mark',
    paste: [/^sasl\.jaas\.config=.*clientId=/],
  },
  {
    title: 'a name that stands there rightly as well is taken out',
    text: `${java({})}sasl.mechanisms=OAUTHBEARER\n`,
    cause: 'config/property-unknown',
    says: /^sasl\.mechanisms is another client's/,
    summary: 'Take out what this client does not read.',
    paste: [],
  },
  {
    title: "Confluent's numbers are told beside Kafka's",
    text: java({ handler: OLD_HANDLER }),
    version: '8.0.0-ccs',
    cause: 'config/callback-handler-class',
    says: "is not in Kafka 4.0 (Confluent's 8.0.0-ccs)",
    paste: [`sasl.login.callback.handler.class=${HANDLER}`],
  },
];

describe('what lint advises', () => {
  it.each(ADVICE.map((each) => [each.title, each] as const))('%s', (_, advice) => {
    const { file = 'client.properties', text, cause, says, summary, paste, version } = advice;
    const { findings } = lint(readClientFile(file, Buffer.from(text)), {
      env: {},
      ...(version !== undefined && { settings: { clientVersion: version } }),
    });
    const found = findings.find(({ id }) => id === cause) ?? expect.fail(JSON.stringify(findings));
    if (typeof says === 'string') expect(found.because).toContain(says);
    else expect(found.because).toMatch(says);
    if (summary !== undefined) expect(found.fix?.summary).toBe(summary);
    expect(found.fix?.commands.map((each) => each.text)).toEqual(
      paste.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    );
  });
});
