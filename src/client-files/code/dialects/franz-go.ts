import { member } from '../callbacks/by-call.ts';
import { callbackAt, type Callback } from '../callbacks/callback.ts';
import { implied, listed, ofLibrary, setting } from '../library.ts';
import { callsOf, literalsOf, mentions, textsOf } from '../search.ts';
import { tokenRequestIn } from '../token-request.ts';
import type { Found } from '../../reading.ts';
import type { Dialect, Program } from './dialect.ts';

/** https://pkg.go.dev/github.com/twmb/franz-go/pkg/kgo, and its SASL packages. */
export default {
  languages: ['go', 'any'],
  read: (program) => {
    const servers = callsOf(program.nodes, /^kgo\.SeedBrokers$/);
    const sasl = callsOf(program.nodes, /^kgo\.SASL$/);
    if (servers.length === 0 && sasl.length === 0) return [];
    const mechanism = mechanismIn(program);
    const isOAuth = mechanism.some(({ value }) => value === 'OAUTHBEARER');
    const tls = callsOf(program.nodes, /^kgo\.DialTLS(?:Config)?$/)[0];
    const found = [
      ...listed(
        'bootstrapServers',
        (servers[0]?.args ?? []).flatMap((each) => textsOf(program, each)),
        ',',
      ),
      ...(tls === undefined
        ? []
        : [implied(program, 'securityProtocol', sasl.length === 0 ? 'SSL' : 'SASL_SSL', tls.at)]),
      ...mechanism,
      ...setting(program, 'groups', callsOf(program.nodes, /^kgo\.ConsumerGroup$/)[0]?.args[0]),
    ];
    return [
      ofLibrary(
        'franz-go',
        isOAuth ? [...found, ...tokenRequestIn(program)] : found,
        isOAuth ? callbackOf(program) : undefined,
      ),
    ];
  },
} satisfies Dialect;

const MECHANISMS: readonly (readonly [RegExp, string])[] = [
  [/^oauth\.(?:Oauth|Auth)$/, 'OAUTHBEARER'],
  [/^plain\.(?:Plain|Auth)$/, 'PLAIN'],
  [/^scram\.Sha256$/, 'SCRAM-SHA-256'],
  [/^scram\.Sha512$/, 'SCRAM-SHA-512'],
  [/^aws\.(?:ManagedStreamingIAM|Auth)$/, 'AWS_MSK_IAM'],
];

/** The mechanism, if the program sets one. */
function mechanismIn(program: Program): readonly Found[] {
  const found = MECHANISMS.flatMap(([path, value]) =>
    [...callsOf(program.nodes, path), ...literalsOf(program.nodes, path)]
      .slice(0, 1)
      .map(({ at }) => implied(program, 'saslMechanism', value, at)),
  );
  return found.length === 1 ? found : [];
}

/** The returned `oauth.Auth`; an empty one accompanies an error. */
function callbackOf(program: Program): Callback | undefined {
  const tokens = literalsOf(program.nodes, /^oauth\.Auth$/).filter(({ args }) => args.length > 0);
  const [token] = tokens;
  if (token === undefined || tokens.length > 1) return undefined;
  const given = member(/^Extensions$/)(token);
  if (given === null && mentions(program.nodes, /^Extensions$/)) return undefined;
  return given === undefined ? undefined : callbackAt(program, 'franz-go', token.at, given ?? undefined);
}
