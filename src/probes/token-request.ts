import { withSecretInBody } from '../clients/define.ts';
import { familyOf } from '../clients/family.ts';
import { fetcherOf } from '../clients/fetcher.ts';
import type { FamilyId } from '../evidence/family.ts';
import { missing, type Input, type Missing } from '../evidence/observation.ts';
import { sendsSecret } from '../spelling/secret.ts';
import type { ClientAuth } from '../evidence/token.ts';
import type { Target } from '../settings/target.ts';
import { tokenAskOf } from '../settings/token-ask.ts';
import { proofOf } from './client-auth.ts';
import type { HttpRequest } from './http.ts';

/** A token request, ready to send. */
export interface Asking {
  readonly request: Pick<HttpRequest, 'headers' | 'body' | 'verbatim'>;
  /** The authentication method that it uses. */
  readonly clientAuth: ClientAuth;
  /** Names of its form parameters. */
  readonly sent: readonly string[];
  /** The client whose exact request it is; absent: our own, with everything that was configured. */
  readonly as?: FamilyId;
}

/**
 * The request that the target's client sends: that of its own token fetcher if it has one, ignoring other settings, and
 * otherwise one with everything that was configured.
 *
 * @param now milliseconds since the epoch by this machine's clock
 * @returns `Missing` when the client itself would send no request
 * @throws StageFault when the client cannot authenticate
 */
export async function askingOf(target: Target, now: number): Promise<Asking | Missing> {
  return asItsOwnFetcher(target) ?? asConfigured(target, now);
}

const INPUT = { clientId: '--client-id', clientSecret: '--client-secret-env' } as const satisfies Readonly<
  Record<string, Input>
>;

function asItsOwnFetcher(target: Target): Asking | Missing | undefined {
  const { client, clientAuth, tokenEndpoint = '' } = target;
  const fetcher = fetcherOf(target);
  if (client === undefined || fetcher === undefined || !sendsSecret(clientAuth)) return undefined;
  if (!URL.canParse(tokenEndpoint)) return undefined;
  const ask = tokenAskOf(target, new URL(tokenEndpoint));
  const own = fetcher.request(ask);
  if ('refused' in own)
    return missing(`${familyOf(client).title} asks for no token: ${own.because}`, INPUT[own.refused]);
  const { trim = (text: string): string => text, alpn } = fetcher;
  const sent =
    clientAuth === 'client_secret_post'
      ? // Only an experiment does this; no configuration can.
        withSecretInBody(own, {
          clientId: trim(ask.clientId),
          clientSecret: trim(ask.clientSecret),
        })
      : own;
  return {
    request: { verbatim: { ...sent, ...(alpn === undefined ? {} : { alpn }) } },
    clientAuth,
    sent: [...new URLSearchParams(sent.body).keys()],
    as: client,
  };
}

async function asConfigured(target: Target, now: number): Promise<Asking> {
  const { audience, scope, resource, params, clientAuth } = target;
  const proof = await proofOf(target, now);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...proof.form,
    ...(audience === undefined ? {} : { audience }),
    ...(scope === undefined ? {} : { scope }),
    ...(resource === undefined ? {} : { resource }),
    ...params,
  });
  return {
    request: {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(proof.authorization === undefined ? {} : { authorization: proof.authorization }),
      },
      body: form.toString(),
    },
    clientAuth,
    sent: [...form.keys()],
  };
}
