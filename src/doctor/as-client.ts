import { titleOf } from '../evidence/configuration.ts';
import { canSend, fetcherOf } from '../clients/fetcher.ts';
import { familyOf } from '../clients/family.ts';
import { isKafkaAtLeast } from '../clients/java-login.ts';
import { JAVA_SETTINGS } from '../clients/java-properties.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { FromFile } from '../client-files/client-file.ts';
import type { Values } from '../settings/draw.ts';
import { shownKey } from '../settings/given.ts';
import { namedIn, type Manner, type SettingKey } from '../settings/settings.ts';
import type { Target } from '../settings/target.ts';
import type { Problem } from '../text/problem.ts';

/** Settings for the token request that this client cannot send. */
export interface AgainstClient {
  /** Contradicts the client. */
  readonly problems: readonly Problem[];
  /** The client ignores it and continues, and so does the run. */
  readonly warnings: readonly string[];
}

const NOTHING: AgainstClient = { problems: [], warnings: [] };

/** Compares the settings with what the client's own token fetcher does (`src/clients`). */
export function againstClient(target: Target, values: Values): AgainstClient {
  const fetcher = fetcherOf(target);
  if (target.client === undefined || fetcher === undefined || target.token !== undefined) return NOTHING;
  const { title } = familyOf(target.client);
  const said = (key: SettingKey): string | undefined => values.get(key)?.where;
  const auth = said('clientAuth');
  const possible = fetcher.clientAuths(target.clientVersion);
  return {
    problems:
      auth === undefined || possible.includes(target.clientAuth)
        ? []
        : [
            {
              code: 'conflicting-properties',
              property: 'clientAuth',
              line: `${auth}: ${title} authenticates only with ${possible.join(' or ')}; remove this setting`,
            },
          ],
    warnings: [
      ...unsent(target).flatMap(({ key, names }) =>
        said(key) === undefined
          ? []
          : [`${said(key)}: ${title} cannot send ${names}, so the token is requested without it`],
      ),
      ...(said('headerUrlencode') === undefined || encodesHeader(target)
        ? []
        : [
            `${said('headerUrlencode')}: only the Java client since ${JAVA_SETTINGS.headerUrlencode.since} reads it, so it has no effect`,
          ]),
    ],
  };
}

/**
 * What to say if a file is written for one kind of client and another was given. Java and librdkafka both read
 * properties, so each other's names can be judged in them; kafkajs shares no format with either.
 */
export function writtenForAnother(
  { settings, configuration }: FromFile,
  client: unknown,
  manner: Manner = 'flag',
): { readonly told: string; readonly unread?: string } | undefined {
  const [own, other] = [settings['client'], client] as readonly (FamilyId | undefined)[];
  if (own === undefined || other === undefined || own === other) return undefined;
  const [theirs, { title }] = [familyOf(own), familyOf(other)];
  const written = `${configuration.file} is written for ${theirs.title} (${titleOf(configuration)})`;
  return {
    told: `${written}; the doctor uses its values the way ${title} would`,
    ...([own, other].includes('kafkajs') && {
      unread: `${written}, and ${title} does not read such files; remove ${namedIn(manner, 'client')}, or convert the file first: oauthbearer convert FILE --to ${other}`,
    }),
  };
}

function unsent(target: Target): readonly { readonly key: SettingKey; readonly names: string }[] {
  // No client has a property for additional parameters.
  const params = Object.keys(target.params);
  return [
    ...(['audience', 'resource'] as const)
      .filter((key) => target[key] !== undefined && !canSend(target, key))
      .map((key) => ({ key, names: key })),
    ...(params.length === 0 ? [] : [{ key: 'params' as const, names: params.map(shownKey).join(', ') }]),
  ];
}

const encodesHeader = ({ client, clientVersion, headerUrlencode }: Target): boolean =>
  headerUrlencode !== true ||
  (client === 'java' && isKafkaAtLeast(clientVersion, JAVA_SETTINGS.headerUrlencode.since) !== false);
