import { issuerCause } from './issuer-mismatch.ts';

export default issuerCause({
  id: 'jwt/iss-port',
  title: 'The issuer in Confluent and in the token differ by a port number',
  kind: 'port',
  why: ({ iss, issuer }) =>
    `The token's issuer has ${portOf(iss)}, the identity provider's has ${portOf(issuer)}; even a default port such as :443 counts.`,
  tokenFix: ({ issuer }) => ({
    summary: `Set the base URL of your identity provider so that its tokens say ${issuer}.`,
    steps: [
      'PingFederate: System → Server → Protocol Settings → Base URL.',
      'Keycloak: the hostname option, with the port that clients see and not the one that it listens on.',
    ],
    commands: [],
  }),
});

const portOf = (issuer: string): string => {
  const port = /^(?:https?:\/\/)?[^/]*?:(\d+)(?:\/|$)/i.exec(issuer)?.[1];
  return port === undefined ? 'no port' : `port ${port}`;
};
