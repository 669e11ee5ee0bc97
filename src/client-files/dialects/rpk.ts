import { part } from '../../text/located.ts';
import { at, member, textAt, type Tree } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import { readOwnNames, type OwnNames } from '../kafka/own-names.ts';

/**
 * Redpanda's command line: `rpk.yaml`, and the section `rpk` of `redpanda.yaml`. With OAUTHBEARER the password is
 * `token:` followed by an existing token. https://docs.redpanda.com/current/reference/rpk/rpk-x-options/
 */
export default {
  id: 'rpk',
  title: 'rpk configuration',
  references: 'none',
  clients: (document) => {
    const profiles = member(document, 'profiles');
    const isRpk = profiles?.kind === 'list' && member(document, 'current_profile') !== undefined;
    const single = at(document, 'rpk', 'kafka_api');
    return [
      ...(isRpk ? profiles.items : []).flatMap((profile) =>
        clientOf(member(profile, 'kafka_api'), textAt(profile, 'name')?.text),
      ),
      ...clientOf(single, undefined),
    ];
  },
} satisfies Dialect;

const NAMES: OwnNames = {
  settings: { bootstrapServers: 'brokers', saslMechanism: ['sasl.mechanism', 'sasl.type'] },
};

function clientOf(api: Tree | undefined, profile: string | undefined): readonly Reading[] {
  if (api?.kind !== 'map') return [];
  const reading = readOwnNames(api, NAMES, profile === undefined ? {} : { part: `profile ${profile}` });
  return [{ ...reading, found: [...reading.found, ...tokenIn(api)] }];
}

const PREFIX = 'token:';

function tokenIn(api: Tree): readonly Found[] {
  const password = textAt(api, 'sasl', 'password');
  if (password?.text.startsWith(PREFIX) !== true) return [];
  const token = part(password, PREFIX.length);
  return [{ key: 'token', value: token.text, at: token }];
}
