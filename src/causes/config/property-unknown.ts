import { ownFile } from '../../clients/facts.ts';
import { JAAS_STRING } from '../../clients/java-properties.ts';
import type { Source } from '../../evidence/source.ts';
import { unreadPropertiesIn, type Origin, type UnreadProperty } from '../../clients/unread-properties.ts';
import { WORDS_FOR, type NeededKey } from '../../spelling/settings.ts';
import { amendClient } from '../../repair/amend.ts';
import { propertyNamed, type ClientConfiguration } from '../../evidence/configuration.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import { extensionNamed } from '../../spelling/extensions.ts';
import { some } from '../../evidence/words.ts';
import { writeSetting, type Given } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { withCluster } from './_cluster.ts';
import { changed, rowOf, setLine, shownName } from './_file.ts';
import { jaasLine, withJaas } from './_jaas.ts';
import { presumeTokenIfNone, withExtensions } from './_repair.ts';
import { variableFor } from './_variables.ts';

/**
 * A name that this client does not read: from Confluent's configuration reference for Java
 * (`oauth.token.endpoint.uri`), of the other client family, of a later version, or misspelled. It is a fault when the
 * client lacks the intended setting, and always with librdkafka.
 */
export default defineCause({
  id: 'config/property-unknown',
  title: 'A sign-in property has a name that this client does not read',
  reads: { file: client.file, family: client.family, unreadProperties: ownFile.unreadProperties },
  recognise: ({ file, family, unreadProperties }) => {
    if (unreadProperties.length === 0) return null;
    const decisive = unreadProperties.filter((each) => each.isDecisive);
    const reported = decisive.length === 0 ? unreadProperties : decisive;
    const consequence = CONSEQUENCE[family === 'librdkafka' ? 'librdkafka' : 'java'];
    return {
      strength: 'shown',
      role: decisive.length === 0 ? 'advice' : 'cause',
      because: areMisplaced(reported)
        ? `Spring Boot has no ${some(reported.map(({ property }) => property.name))}: it passes unknown settings to the client only below spring.kafka.properties.`
        : `${some(reported.map(phrase))}.${consequence}`,
      rows: reported.flatMap((each) => [
        { ...rowOf(file, each.property), source: placeOfName(file, each.property) },
        ...(each.instead === undefined
          ? []
          : [
              {
                label: `name of the ${each.meant === undefined ? 'property' : WORDS_FOR[each.meant]} in this client`,
                value: shownName(each.instead),
                source: SOURCE[each.origin],
              },
            ]),
      ]),
      reported,
    };
  },
  // Other repairs may have changed the file, and which of its names matter.
  repair: (evidence) => withKnownNames(evidence, unreadPropertiesIn(evidence.client)),
  repaired: 'with the names that this client reads',
  fix: ({ reported }, { client: configured }) => ({
    summary: areMisplaced(reported)
      ? 'Move them below spring.kafka.properties.'
      : reported.every(
            ({ instead }) => instead !== undefined && hasProperty(configured.configuration, instead),
          )
        ? 'Take out what this client does not read.'
        : `Use the ${reported.length === 1 ? 'name' : 'names'} that this client reads.`,
    steps: reported.flatMap((each) => outOf(each, configured.configuration)),
    commands: areMisplaced(reported)
      ? reported.flatMap(({ property: { value }, instead }) =>
          value === undefined || instead === undefined ? [] : [setLine(configured, instead, value)],
        )
      : commandsFor(
          reported.filter(
            ({ instead }) => instead === undefined || !hasProperty(configured.configuration, instead),
          ),
          (meant, value) => writeSetting(configured, meant, value),
          jaasLine(configured),
        ),
  }),
  edits: ({ reported }, { client: { configuration } }) =>
    reported.flatMap(({ property, origin, instead }) =>
      instead === undefined ||
      origin === 'misplaced' ||
      instead.startsWith('jaas:') ||
      hasProperty(configuration, instead)
        ? []
        : [{ edit: 'rename', of: { property: property.name }, to: instead }],
    ),
});

/** If the correct name is already set, or there is none, the wrong name is only to be removed. */
function outOf(
  { property: { name }, instead }: UnreadProperty,
  configuration: ClientConfiguration | undefined,
): readonly string[] {
  if (instead === undefined) return [`Remove ${shownName(name)}: this client has no such setting.`];
  return hasProperty(configuration, instead)
    ? [`Take ${shownName(name)} out: ${shownName(instead)} is there already.`]
    : [];
}

const areMisplaced = (reported: readonly UnreadProperty[]): boolean =>
  reported.every(({ origin }) => origin === 'misplaced');

const hasProperty = (configuration: ClientConfiguration | undefined, name: string): boolean =>
  configuration !== undefined && propertyNamed(configuration, name) !== undefined;

/** The place of the name, because the name is wrong. */
const placeOfName = (
  configuration: ClientConfiguration,
  { at, nameAt }: UnreadProperty['property'],
): Source => ({
  file: configuration.file,
  place: nameAt ?? at,
});

const phrase = ({ property, origin, instead }: UnreadProperty): string =>
  `${shownName(property.name)} ${ORIGIN[origin]}${instead === undefined ? '' : ` (${shownName(instead)} is)`}`;

const ORIGIN: Readonly<Record<Origin, string>> = {
  documentation: 'is not read by any client',
  'other-family': "is another client's and not read",
  'later-version': "is not read by this client's version",
  misplaced: 'is not a Spring Boot setting; put it below properties',
  misspelt: 'is not a name that this client reads',
  'unheard-of': 'is not known here',
};

const SOURCE: Readonly<Record<Origin, string>> = {
  documentation: 'Apache Kafka',
  'other-family': 'configuration reference of this client',
  'later-version': 'configuration reference of this client',
  misplaced: 'configuration reference of Spring Boot',
  misspelt: 'configuration reference of this client',
  'unheard-of': 'configuration reference of this client',
};

const CONSEQUENCE = {
  java: ' Java passes over such names with a line in its log.',
  librdkafka: ' librdkafka does not start with such names: "No such configuration property".',
} as const;

/** Several settings that belong in one JAAS string become one line. */
function commandsFor(
  unreadProperties: readonly UnreadProperty[],
  write: (meant: NeededKey, value: Given) => FixCommand,
  jaas: readonly FixCommand[],
): readonly FixCommand[] {
  const inJaas = unreadProperties.filter(({ instead }) => instead?.startsWith('jaas:') === true);
  const others = unreadProperties.filter((each) => !inJaas.includes(each));
  return [
    ...others.flatMap(({ meant, instead, property }) =>
      meant === undefined || instead === undefined
        ? []
        : [write(meant, property.value ?? variableFor(meant))],
    ),
    ...(inJaas.length === 0 ? [] : jaas),
  ];
}

/** Every value under the intended name. A value that is not shown may be a secret, and stays unknown. */
function withKnownNames(evidence: Evidence, unreadProperties: readonly UnreadProperty[]): Evidence {
  const of = (property: UnreadProperty['property']): UnreadProperty | undefined =>
    unreadProperties.find((each) => each.property === property);
  const renamed = changed(evidence, ({ properties }) => ({
    properties: properties.flatMap((property) => {
      const unreadProperty = of(property);
      if (unreadProperty === undefined) return [property];
      return unreadProperty.instead === undefined ? [] : [{ ...property, name: unreadProperty.instead }];
    }),
  }));
  return unreadProperties
    .filter(({ isDecisive }) => isDecisive)
    .reduce((before, { meant, property }) => {
      const take = meant === undefined ? undefined : TAKE[meant];
      return take === undefined ? before : take(before, property.value);
    }, renamed);
}

type Take = (evidence: Evidence, value: string | undefined) => Evidence;

const TAKE: Readonly<Partial<Record<NeededKey, Take>>> = {
  tokenEndpoint: (evidence, value) =>
    presumeTokenIfNone(value === undefined ? evidence : amendClient(evidence, { tokenEndpoint: value })),
  clientId: (evidence, value) =>
    presumeTokenIfNone(
      withString(value === undefined ? evidence : amendClient(evidence, { clientId: value })),
    ),
  clientSecret: (evidence) => presumeTokenIfNone(withString(evidence)),
  saslMechanism: (evidence) => amendClient(evidence, { saslMechanism: 'OAUTHBEARER' }),
  securityProtocol: (evidence) => amendClient(evidence, { securityProtocol: 'SASL_SSL' }),
  logicalCluster: (evidence, value) => {
    const { extensions } = evidence.client;
    if (extensionNamed(extensions, 'logicalCluster') !== undefined) return evidence;
    // librdkafka's list and Java's option are written differently; a cluster id can be found in either.
    const id = /\blkc-[a-z0-9]+\b/.exec(value ?? '')?.[0];
    return id === undefined
      ? withCluster(evidence)
      : withExtensions(evidence, { logicalCluster: id, ...extensions });
  },
};

/** A property that Java reads from the JAAS string requires one. */
const withString: (evidence: Evidence) => Evidence = (evidence) =>
  evidence.client.client === 'java' &&
  evidence.client.configuration?.properties.some(({ name }) => name === JAAS_STRING) === false
    ? withJaas(evidence)
    : evidence;
