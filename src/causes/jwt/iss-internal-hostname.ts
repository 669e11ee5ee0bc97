import { sh } from '../../commands/sh.ts';
import { variable, type Variable } from '../../commands/value.ts';
import { isPrivateName } from '../../evidence/reach.ts';
import { issuerCause, type Issuers } from './issuer-mismatch.ts';

/** Keycloak without a fixed hostname writes the host of the request into `iss` (keycloak.org/server/hostname). */
export default issuerCause({
  id: 'jwt/iss-internal-hostname',
  title: 'The issuer is an internal host name in the token and the public one in Confluent, or the reverse',
  kind: 'internal-hostname',
  why: (seen) =>
    tokenIsInternal(seen)
      ? `The token's issuer ${hostOf(seen.iss)} is a name that only resolves inside your network; Confluent's identity provider has ${hostOf(seen.issuer)}.`
      : `Confluent's identity provider has ${hostOf(seen.issuer)}, a name that only resolves inside your network; the token says ${hostOf(seen.iss)}.`,
  odd: (seen) => (tokenIsInternal(seen) ? 'token' : 'provider'),
  tokenFix: ({ issuer }) => ({
    summary: `Fix the host name of your identity provider to ${hostOf(issuer)}, whichever name it is reached by.`,
    steps: [
      'Clients inside the network may go on using the internal address (hostname-backchannel-dynamic): the iss stays the public one.',
    ],
    commands: [
      {
        kind: 'idp',
        text: sh`kc.sh start --hostname=${originOf(issuer)} --hostname-backchannel-dynamic=true`,
      },
    ],
  }),
});

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).hostname : issuer);
const originOf = (issuer: string): string | Variable =>
  URL.canParse(issuer) ? new URL(issuer).origin : variable('HOSTNAME_URL');
const tokenIsInternal = ({ iss }: Issuers): boolean => isPrivateName(hostOf(iss));
