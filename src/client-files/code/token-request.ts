import { once } from '../../text/once.ts';
import type { SettingKey } from '../../settings/settings.ts';
import type { Found } from '../reading.ts';
import type { Program } from './dialects/dialect.ts';
import { listed, setting } from './library.ts';
import { isMark, textOf } from './nodes.ts';
import type { Group, Node } from './scanner.ts';
import { callsOf, literalIn, literalsOf, membersOf, textsOf } from './search.ts';

/* How a program requests its token, for the most common libraries; other ways are not recognised. */

/** The settings of the token request that a program makes; empty if it makes several, or none that is known here. */
export const tokenRequestIn = once((program: Program): readonly Found[] => {
  const requests = [...ofGo(program), ...ofPython(program)];
  return requests.length === 1 ? requests[0]! : [];
});

/** `clientcredentials.Config` of golang.org/x/oauth2. */
const ofGo = (program: Program): readonly (readonly Found[])[] =>
  literalsOf(program.nodes, /^clientcredentials\.Config$/).map(({ group }) => {
    const named = new Map(membersOf(group).map(({ name, value }) => [name, value]));
    const parameters = literalIn(program, named.get('EndpointParams') ?? []);
    return [
      ...setting(program, 'tokenEndpoint', named.get('TokenURL')),
      ...setting(program, 'clientId', named.get('ClientID')),
      ...setting(program, 'clientSecret', named.get('ClientSecret')),
      ...(named.has('Scopes') ? listed('scope', textsOf(program, named.get('Scopes')!), ' ') : []),
      ...(parameters === undefined
        ? []
        : membersOf(parameters).flatMap(({ name, value }) =>
            name === 'audience' || name === 'resource' ? listed(name, textsOf(program, value), ' ') : [],
          )),
    ];
  });

/** The parameters of a token request (RFC 6749, section 4.4). */
const PARAMETERS: Readonly<Record<string, SettingKey>> = {
  client_id: 'clientId',
  client_secret: 'clientSecret',
  scope: 'scope',
  audience: 'audience',
  resource: 'resource',
};

/** `requests.post(url, data={…}, auth=(id, secret))`, and its equivalents in httpx and aiohttp. */
const ofPython = (program: Program): readonly (readonly Found[])[] =>
  callsOf(program.nodes, /\.post$/).flatMap(({ args, group }) => {
    const [url] = args;
    const keywords = new Map(membersOf(group).map(({ name, value }) => [name, value]));
    const data = literalIn(program, keywords.get('data') ?? []);
    const isToken = data?.nodes.some((node) => node.kind === 'text') === true && asksForToken(program, data);
    if (url === undefined || !isToken) return [];
    const [id, secret] = credentialsIn(keywords.get('auth'));
    const isNamed = url[0]?.kind === 'word' && isMark(url[1], '=');
    return [
      [
        ...setting(program, 'tokenEndpoint', isNamed ? url.slice(2) : url),
        ...setting(program, 'clientId', id),
        ...setting(program, 'clientSecret', secret),
        ...membersOf(data).flatMap(({ name, value }) =>
          Object.hasOwn(PARAMETERS, name) ? setting(program, PARAMETERS[name]!, value) : [],
        ),
      ],
    ];
  });

const asksForToken = (program: Program, data: Group): boolean =>
  membersOf(data).some(
    ({ name, value }) =>
      name === 'grant_type' && program.evaluator.valueOf(value)?.text === 'client_credentials',
  );

/** `auth=(id, secret)`, `auth=HTTPBasicAuth(id, secret)`. */
function credentialsIn(value: readonly Node[] | undefined): readonly (readonly Node[] | undefined)[] {
  const group = value?.at(-1);
  if (group?.kind !== 'group' || group.open !== '(') return [];
  if (value!.length > 1 && !/BasicAuth$/.test(textOf(value!.at(-2)))) return [];
  const comma = group.nodes.findIndex((node) => isMark(node, ','));
  return comma < 0 ? [] : [group.nodes.slice(0, comma), group.nodes.slice(comma + 1)];
}
