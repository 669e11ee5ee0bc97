import { JAVA_SETTINGS } from '../java-properties.ts';
import { JAVA_EXPRESSES, javaProperties } from './java.ts';
import type { WritableClient, Written } from './writable.ts';

/** A Spring application has a Java client. */
export const SPRING_EXPRESSES = JAVA_EXPRESSES;

export const springReference = (variable: string): string => `\${${variable}}`;

/** What has a name of Spring's own, and the client's other properties. */
export interface SpringClient {
  readonly servers?: string;
  readonly protocol?: string;
  readonly group?: string;
  readonly properties: readonly Written[];
}

export function springProperties(client: WritableClient): SpringClient {
  const all = javaProperties(client, springReference);
  const own = new Map(all);
  const [servers, protocol, group] = OWN.map((name) => own.get(name));
  return {
    ...(servers !== undefined && { servers }),
    ...(protocol !== undefined && { protocol }),
    ...(group !== undefined && { group }),
    properties: all.filter(([name]) => !OWN.includes(name)),
  };
}

const OWN: readonly string[] = [
  ...JAVA_SETTINGS.bootstrapServers.read,
  ...JAVA_SETTINGS.securityProtocol.read,
  ...JAVA_SETTINGS.groups.read,
];

/** Comments for the head of the file. */
export const springSecretNote = ({ secrets }: WritableClient): readonly string[] => [
  ...(secrets.clientSecret === undefined
    ? []
    : [
        `# The client secret is not in this file: Spring fills it in from the environment variable ${secrets.clientSecret}.`,
        '# In sasl.jaas.config each " and \\ of it must have a backslash before it.',
      ]),
  '# Kafka 4.0 and later only contact token endpoints that the JVM allows:',
  '#   -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=<the token endpoint, exactly as below>',
];
