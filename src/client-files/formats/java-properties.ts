import { JAAS_STRING } from '../../clients/java-properties.ts';
import { isApplication } from '../kafka/application.ts';
import { readJava } from '../kafka/java.ts';
import {
  ENVIRONMENT_PROVIDER,
  environmentReference,
  JAVA_EXPRESSES,
  optionsFor,
  javaProperties,
} from '../../clients/notation/java.ts';
import { jaasPieces } from '../../clients/notation/jaas.ts';
import type { Written } from '../../clients/notation/writable.ts';
import { asJavaReads } from '../../text/latin1.ts';
import { asciiValue, parseProperties } from '../../text/properties.ts';
import type { Format } from '../format.ts';
import type { PortableClient } from '../writing.ts';
import { namesIn } from './_names.ts';
import { refusedFor } from '../refused.ts';
import { serverIn } from '../other-file.ts';

/** Signs of the Java client only. librdkafka knows `sasl.mechanism` too. */
const JAVA =
  /^(?:sasl\.jaas\.config|sasl\.login\.\S+|sasl\.client\.callback\.\S+|ssl\.truststore\.\S+|ssl\.keystore\.\S+|sasl\.oauthbearer\.(?:jwt|header)\.\S+|key\.(?:de)?serializer|value\.(?:de)?serializer)$/;
/** Other programs write a name and brackets: `sasl.oauthbearer.extensions("logicalCluster=lkc-abc123")`. */
const KAFKA =
  /^(?:bootstrap\.servers|security\.protocol|sasl\.[^\s(]+|ssl\.[^\s(]+|group\.id|oauth\.[^\s(]+|bearer\.auth\.[^\s(]+)$/;

/** https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/clients/java-clients.html */
export default {
  id: 'java-properties',
  title: 'Java client properties',
  syntax: 'properties',
  references: 'config-providers',
  mayBeEmbedded: true,
  recognise: (source) => {
    const names = namesIn(parseProperties(source.content));
    // Outside a JAAS string it is not an option of Java's, but a row of an account with fields for some of the others.
    const isAccount = names.some((name) => /^extension_/i.test(name));
    // A program that prefixes its client's settings has a keystore of its own.
    if (isApplication(names)) return 'no';
    const isString = names.includes(JAAS_STRING);
    if (isString || (!isAccount && names.some((name) => JAVA.test(name)))) return 'surely';
    return names.some((name) => KAFKA.test(name)) ? 'perhaps' : 'no';
  },
  read: (source) => {
    const pairs = parseProperties(asJavaReads(source));
    const server = serverIn(source.content.text);
    if (server !== undefined && !pairs.some(({ name }) => name.text === 'bootstrap.servers'))
      throw refusedFor(source, server);
    return readJava(pairs, source.content);
  },
  write: {
    expresses: JAVA_EXPRESSES,
    reference: environmentReference,
    write: (client) => {
      const properties = javaProperties(client, environmentReference);
      const refers = properties.some(([, value]) => /\$\{env:\w+\}/.test(value));
      const secret = client.secrets.clientSecret;
      return [
        ...(secret === undefined
          ? []
          : [
              `# The client secret is not in this file: the client reads it from the environment variable ${secret},`,
              '# by the config.providers below (Kafka 3.5 and later). In sasl.jaas.config each " and \\ of it needs a backslash before it.',
            ]),
        '# Kafka 4.0 and later only contact token endpoints that the JVM allows:',
        '#   -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=<the token endpoint, exactly as below>',
        ...properties.map((pair) => lineOf(pair, client)),
        ...(refers ? ENVIRONMENT_PROVIDER.map((pair) => lineOf(pair, client)) : []),
        '',
      ].join('\n');
    },
  },
} satisfies Format;

function lineOf([name, value]: Written, client: PortableClient): string {
  if (name !== JAAS_STRING) return `${name}=${asciiValue(value)}`;
  // One option per line; Java strips the indentation of a continuation line.
  return `${name}=${jaasPieces(optionsFor(client, environmentReference)).map(asciiValue).join(' \\\n  ')}`;
}
