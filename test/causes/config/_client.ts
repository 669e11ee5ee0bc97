import type { SecretTraits } from '../../../src/evidence/client.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { withExtensions } from '../../../src/causes/config/_repair.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { CLEAN_SECRET } from '../../../src/spelling/secret.ts';
import { BOOTSTRAP, client, NOW, type Change } from '../../casebook.ts';
import { refuses } from '../token/_answers.ts';

/** The traits of the client's secret. */
export const secret = (traits: Partial<SecretTraits>): Change =>
  client({ clientSecret: { ...CLEAN_SECRET, ...traits } });

/** Auth0's answer to a wrong id, a wrong secret and a wrong method alike. */
export const unauthorized = refuses(401, 'access_denied', 'Unauthorized');

/** The result of an experiment. */
export const tried =
  (key: string, succeeded: boolean, kind: 'token' | 'sign-in' = 'token'): Change =>
  (e) => ({
    ...e,
    experiments: {
      ...e.experiments,
      [key]: observed({ kind, succeeded, saw: succeeded ? 'HTTP 200' : 'HTTP 401' }, 'experiment', NOW),
    },
  });

/** The extensions that the client sends; the settings for cluster and pool are among them. */
export const extensions =
  (sent: Readonly<Record<string, string>>): Change =>
  (e) =>
    withExtensions(e, sent);

/** A setting that this run was not given. */
export const unset =
  (...names: readonly (keyof Evidence['client'])[]): Change =>
  (e) => ({
    ...e,
    client: Object.fromEntries(
      Object.entries(e.client).filter(([name]) => !names.includes(name as keyof Evidence['client'])),
    ) as unknown as Evidence['client'],
  });

/** The token request was not made, or there was no answer. */
export const noAnswer: Change = (e) => ({
  ...e,
  token: {
    answer: { status: 'missing', because: 'the token endpoint is no URL' },
    jwt: { status: 'missing', because: 'there is no token' },
    signature: { status: 'missing', because: 'there is no token' },
  },
  broker: { ...e.broker, ...noSignIn },
});

const noSignIn = {
  authenticate: { status: 'missing', because: 'there is no token' },
  metadata: { status: 'missing', because: 'the client did not sign in' },
  groups: { status: 'missing', because: 'the client did not sign in' },
} as const;

/** This bootstrap server, with an answer from something other than Kafka, or none. */
export const bootstrap =
  (server: string, failure?: { readonly code: string; readonly message: string }): Change =>
  (e) => {
    const withServer = client({ bootstrapServers: [server] })(e);
    if (failure === undefined) return withServer;
    const authority = /[^/]+:\d+$/.exec(server)?.[0] ?? server;
    const isRefused = failure.code === 'ECONNREFUSED';
    const [host = '', port = ''] = authority.split(':');
    return {
      ...withServer,
      connections: {
        ...withServer.connections,
        [authority]: isRefused
          ? {
              host,
              port: Number(port),
              dns: e.connections[BOOTSTRAP]!.dns!,
              tcp: { ok: false, tookMs: 3, ...failure },
            }
          : { ...e.connections[BOOTSTRAP]!, host, port: Number(port) },
      },
      broker: {
        ...noSignIn,
        bootstrap: authority,
        apiVersions: {
          status: 'failed',
          source: authority,
          at: NOW,
          failure: { stage: isRefused ? 'tcp' : 'kafka', ...failure },
        },
        handshake: { status: 'missing', because: 'no Kafka answered' },
      },
    };
  };

/** A run without any network access. */
export const offline: Change = (e) => ({ ...noAnswer(e), broker: { ...nothing } });

const nothing: Evidence['broker'] = {
  ...noSignIn,
  apiVersions: { status: 'missing', because: 'this run is offline' },
  handshake: { status: 'missing', because: 'this run is offline' },
};
