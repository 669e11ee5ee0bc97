import { sh } from '../../commands/sh.ts';
import { behaviour, ownFile } from '../../clients/facts.ts';
import { listed } from '../../evidence/words.ts';
import type { Source } from '../../evidence/source.ts';
import { isMeantByUnreadProperty } from '../../clients/unread-properties.ts';
import { sourceOf, sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { sendsSecret } from '../../spelling/secret.ts';
import { WORDS_FOR, type NeededKey } from '../../spelling/settings.ts';
import { secretLossIn } from '../../spelling/secret-in-file.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { fillIn } from './_fill-in.ts';
import { forgetAll, type Forgettable } from './_forget.ts';
import { jaasLine } from './_jaas.ts';
import { withNeeded } from './_needed.ts';
import { variableFor } from './_variables.ts';

/**
 * An unset variable results in an empty value: the setting exists but is empty. In a client's own file a setting may
 * also be missing; one under another name belongs to another cause.
 */
export default defineCause({
  id: 'config/missing-required',
  title: 'A required setting is missing or empty',
  reads: {
    settings: behaviour.copiedSettings,
    clientAuth: client.clientAuth,
    isGiven: client.givenToken,
  },
  mayRead: {
    file: client.file,
    secret: client.secret,
    missing: ownFile.missing,
    unreadProperties: ownFile.unreadProperties,
  },
  recognise: ({ settings, clientAuth, isGiven, file, secret, missing = [], unreadProperties }) => {
    const isLost = secretLossIn(file) !== undefined;
    const isSecret = !isGiven && sendsSecret(clientAuth) && secret?.empty === true && !isLost;
    const found: readonly { readonly key: Forgettable; readonly source: Source }[] = [
      ...settings.filter(({ value }) => value.trim() === ''),
      ...(isSecret
        ? [{ key: 'clientSecret' as const, source: sourceOf({ configuration: file }, 'clientSecret') }]
        : []),
    ];
    const empty = found.map(({ key }) => key);
    const absent = missing.filter((needed) => !isMeantByUnreadProperty(unreadProperties, needed));
    if (empty.length === 0 && absent.length === 0) return null;
    return {
      strength: 'shown',
      because: [
        ...(empty.length === 0
          ? []
          : [`The ${named(empty)} ${empty.length === 1 ? 'is' : 'are'} set to an empty value.`]),
        ...(absent.length === 0
          ? []
          : [`The ${named(absent)} ${absent.length === 1 ? 'is' : 'are'} missing from the file.`]),
      ].join(' '),
      rows: [
        ...found.map(({ key, source }) => ({ label: WORDS_FOR[key], value: 'empty', source })),
        ...absent.map((needed) => ({
          label: WORDS_FOR[needed],
          value: 'missing',
          source: sourceOfAbsent({ configuration: file }, 'tokenEndpoint', 'saslMechanism'),
        })),
      ],
      empty,
      absent,
    };
  },
  repair: (evidence, { empty, absent }) => withNeeded(forgetAll(evidence, empty), absent),
  repaired: 'with a value in that setting',
  fix: ({ empty, absent }, { client: configured }) => ({
    summary: `Give the ${named([...new Set([...empty, ...absent])])} a value.`,
    steps: [
      ...(empty.length === 0
        ? []
        : [
            'An empty value usually comes from a variable that is not set where the client runs: look at it there.',
          ]),
      ...(absent.includes('jaasString')
        ? [
            'The Java client needs a JAAS string in every version; -Djava.security.auth.login.config may name a file with a KafkaClient section instead.',
          ]
        : []),
    ],
    commands: [
      ...(empty.length === 0
        ? []
        : [
            ...fillIn(configured, empty),
            {
              kind: 'client-config' as const,
              text: sh`env | grep -iE 'client|token|bootstrap|pool|cluster' | sed 's/=..*/=…/'`,
            },
          ]),
      ...absent.flatMap((needed) =>
        needed === 'jaasString'
          ? jaasLine(configured)
          : [writeSetting(configured, needed, variableFor(needed))],
      ),
    ],
  }),
});

const named = (keys: readonly NeededKey[]): string => listed(keys.map((key) => WORDS_FOR[key]));
