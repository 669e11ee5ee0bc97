import { writeSetting } from '../../clients/notation/notation.ts';
import { variable, type Variable } from '../../commands/value.ts';
import { refusalCause } from './answered.ts';

const OF_USERS = new Set(['openid', 'profile', 'email', 'offline_access', 'address', 'phone']);

export default refusalCause({
  id: 'token/scope-openid',
  title: 'The client requests a scope that only users can have',
  means: ({ client }) =>
    `openid, profile, email and offline_access ask who a user is; a client that signs in for itself has none${client.scope === undefined ? '' : ` (asked for: “${client.scope}”)`}.`,
  summary: 'Remove openid, profile, email and offline_access from the scope of the client.',
  advice: {
    otherwise: (_, { client }) => ({
      steps: ['If the client names no such scope, its OAuth library adds one; tell the library not to.'],
      client: [writeSetting(client, 'scope', rest(client.scope))],
    }),
  },
});

const rest = (scope = ''): string | Variable => {
  const left = scope.split(/\s+/).filter((each) => each !== '' && !OF_USERS.has(each));
  return left.length === 0 ? variable('SCOPE') : left.join(' ');
};
