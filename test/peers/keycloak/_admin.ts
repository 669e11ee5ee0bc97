import { ask, type Ask, type Reply } from '../_https.ts';

/** Keycloak's admin REST API, and its credentials. */
export interface AdminAccess {
  readonly local: string;
  /** PEM */
  readonly ca: string;
  readonly password: string;
}

/** What a person does in Keycloak's admin console, through its REST API. */
export interface KeycloakAdmin {
  readonly createRealm: (representation: object) => Promise<void>;
  /** From now on the realm signs with a new key, and still publishes the old one. */
  readonly addKey: (realm: string) => Promise<void>;
}

/** Signs in as the administrator; the token is valid for a minute (`master`'s access token lifespan). */
export async function keycloakAdmin({ local, ca, password }: AdminAccess): Promise<KeycloakAdmin> {
  const token = await ask(`${local}/realms/master/protocol/openid-connect/token`, ca, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: 'admin',
      password,
    }),
  });
  const { access_token } = (await succeeded(token)).json() as { readonly access_token: string };
  const call = async (path: string, { body, method }: Ask = {}): Promise<Reply> =>
    succeeded(
      await ask(`${local}/admin/realms${path}`, ca, {
        ...(method === undefined ? {} : { method }),
        ...(body === undefined ? {} : { body }),
        headers: { authorization: `Bearer ${access_token}` },
      }),
    );
  return {
    createRealm: async (body) => void (await call('', { method: 'POST', body })),
    addKey: async (realm) => {
      const { id } = (await call(`/${realm}`)).json() as { readonly id: string };
      await call(`/${realm}/components`, {
        method: 'POST',
        body: {
          name: 'rsa-of-today',
          providerId: 'rsa-generated',
          providerType: 'org.keycloak.keys.KeyProvider',
          parentId: id,
          config: {
            priority: ['1000'],
            enabled: ['true'],
            active: ['true'],
            algorithm: ['RS256'],
            keySize: ['2048'],
          },
        },
      });
    },
  };
}

function succeeded(reply: Reply): Promise<Reply> {
  return reply.status < 300
    ? Promise.resolve(reply)
    : Promise.reject(new Error(`Keycloak answered ${reply.status}: ${reply.text.slice(0, 500)}`));
}
