import { ownFile } from '../../clients/facts.ts';
import { HANDLER_PROPERTY, OLD_HANDLER, type LoginHandler } from '../../clients/java-login.ts';
import { JAAS_STRING } from '../../clients/java-properties.ts';
import { isCommented } from '../../clients/comments.ts';
import { kafkaCalled } from '../../clients/version.ts';
import { propertyNamed, sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { rowOf, setLine, withProperties } from './_file.ts';

/**
 * The class moved: `oauthbearer.secured` from 3.1 to 3.9, `oauthbearer` since 3.4. "Class ... could not be found"
 * prevents the client from starting; without a handler Kafka creates unsigned tokens, which it cannot do from a client
 * id.
 */
export default defineCause({
  id: 'config/callback-handler-class',
  title: 'sasl.login.callback.handler.class is missing, wrong or from another Kafka version',
  reads: {
    file: client.file,
    handler: ownFile.loginHandler,
    version: client.version,
    unsecured: ownFile.unsecuredTokens,
  },
  mayRead: { comments: ownFile.comments },
  recognise: ({ file, handler, version, unsecured, comments }) => {
    if (handler === undefined || unsecured !== undefined || isCommented(comments, HANDLER_PROPERTY))
      return null;
    const why = WHY[handler.kind]?.(handler, version);
    if (why === undefined || (handler.kind === 'own' && handler.notIn === undefined)) return null;
    const named = propertyNamed(file, HANDLER_PROPERTY);
    return {
      strength: 'shown',
      role: handler.kind === 'dated' || handler.kind === 'own' ? 'advice' : 'cause',
      because: why,
      contrast: [
        named === undefined
          ? {
              label: HANDLER_PROPERTY,
              value: '(not set)',
              source: sourceOfAbsent({ configuration: file }, 'saslMechanism', 'tokenEndpoint'),
            }
          : rowOf(file, named),
        handler.notIn === undefined
          ? { label: 'class of this client', value: handler.instead, source: 'Apache Kafka' }
          : { label: 'where the class is', value: PLUGINS, source: 'Confluent' },
      ],
      instead: handler.instead,
      notIn: handler.notIn,
      ...(handler.kind === 'unshaded' && {
        platform: handler.instead.slice(0, -(handler.name?.length ?? 0)),
      }),
    };
  },
  repair: (evidence, { instead }) => withProperties(evidence, { [HANDLER_PROPERTY]: instead }),
  repaired: 'with the class that fetches tokens',
  fix: ({ instead, notIn, platform }, { client: configured }) => {
    if (notIn !== undefined)
      return {
        summary: `Add ${PLUGINS} and what it depends on to the class path of ${notIn}.`,
        steps: [
          `Where the broker also takes tokens of an identity provider, ${instead} needs no further jar.`,
        ],
        commands: [],
      };
    if (platform !== undefined && !instead.includes('.org.apache.kafka.'))
      return {
        summary: `Use a build of ${instead.slice(platform.length)} in which Kafka's classes are those of ${platform}org.apache.kafka, or the platform's own handler.`,
        steps: [
          `The platform's own is ${platform}${OLD_HANDLER}: with it, clientId, clientSecret and scope are options of ${JAAS_STRING}, and the token URL is sasl.oauthbearer.token.endpoint.url.`,
        ],
        commands: [],
      };
    return {
      summary: `Set ${HANDLER_PROPERTY} to ${instead}.`,
      steps: configured.clientVersion === undefined && platform === undefined ? [WHICH_PACKAGE] : [],
      commands: [setLine(configured, HANDLER_PROPERTY, instead)],
    };
  },
  // A class that was removed in 4.0 is correct for older clients, so without a version there is no safe edit.
  edits: ({ role, instead, platform }) =>
    role === 'advice' || (platform !== undefined && !instead.includes('.org.apache.kafka.'))
      ? []
      : [{ edit: 'set', of: { property: HANDLER_PROPERTY }, to: instead }],
});

const PLUGINS = 'io.confluent:kafka-client-plugins';
const WHICH_PACKAGE =
  'Look up the version of kafka-clients on the class path: up to 3.3 the class is in the package oauthbearer.secured, from 3.4 on in oauthbearer.';

type Why = (handler: LoginHandler, version: string | undefined) => string;

const WHY: Readonly<Partial<Record<LoginHandler['kind'], Why>>> = {
  own: ({ name, notIn }) =>
    `The class ${name ?? ''} is Confluent's own, of ${PLUGINS}, which ${notIn ?? 'this program'} comes without: unless you added it, the client does not start.`,
  absent: ({ name }, version) =>
    `The class ${name ?? ''} is not in ${kafkaCalled(version ?? '')}: the client does not start.`,
  dated: ({ name }, version) =>
    `The class ${name ?? ''} is gone since Kafka 4.0${version === undefined ? '' : `; this client is ${version}, and would not start after the upgrade`}.`,
  unshaded: ({ name, instead }) =>
    `The login module belongs to a platform that has moved Kafka's classes to ${instead.slice(0, -(name?.length ?? 0))}org.apache.kafka; ${name ?? ''} is made for Kafka's own, so the client does not start with it.`,
  unknown: ({ name }) => `There is no class ${name ?? ''} in Kafka: the client does not start.`,
  'server-side': ({ name }) =>
    `The class ${name ?? ''} is for brokers: it validates tokens and does not fetch any.`,
  'metadata-service': ({ name }) =>
    `The class ${name ?? ''} asks a Metadata Service of Confluent Platform for its token, which Confluent Cloud does not have; plain Kafka has no such class.`,
  unsecured: ({ name }) =>
    `${name === undefined ? 'No class is set, so the client takes its default' : `The class is ${name}`}: it makes unsigned tokens for development, does not contact an identity provider, and ignores the client id.`,
};
