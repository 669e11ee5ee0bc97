import { formOf, json, type Answer, type Request } from '../network/http.ts';
import type { IdpSettings, TokenRefusal } from '../settings.ts';
import { authenticate } from './client-authentication.ts';
import { AUTH0 } from './refusals.ts';
import { issueToken } from './tokens.ts';

/** The token endpoint (RFC 6749 section 4.4), as strict as Auth0's. */
export async function answerTokenRequest(idp: IdpSettings, request: Request): Promise<Answer> {
  if (request.method !== 'POST') return json(405, { error: 'method_not_allowed' }, { allow: 'POST' });
  const form = formOf(request) ?? new URLSearchParams();
  const audience = form.get('audience') ?? idp.defaultAudience;
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const refusal = await refusalOf(idp, request, form, audience, asked);
  if (refusal !== undefined) return refuse(idp, refusal, form, audience, asked);

  const scope = asked.length === 0 ? undefined : asked.join(' ');
  const body = {
    access_token: await issueToken(idp, { audience, scope }),
    ...(scope === undefined ? {} : { scope }),
    expires_in: idp.lifetimeSeconds,
    token_type: 'Bearer',
  };
  return json(200, idp.answer(body), {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    ...idp.headers.token,
  });
}

async function refusalOf(
  idp: IdpSettings,
  request: Request,
  form: URLSearchParams,
  audience: string | undefined,
  scopes: readonly string[],
): Promise<TokenRefusal | undefined> {
  if (form.get('grant_type') !== 'client_credentials') return 'grant-not-supported';
  const unproven = await authenticate(idp, request, form);
  if (unproven !== undefined) return unproven;
  if (audience === undefined || audience === '') return 'audience-missing';
  if (!idp.audiences.includes(audience)) return 'audience-unknown';
  return notGranted(idp, scopes).length > 0 ? 'scope-not-granted' : undefined;
}

const notGranted = (idp: IdpSettings, scopes: readonly string[]): readonly string[] =>
  scopes.filter((scope) => !idp.scopes.includes(scope));

const refuse = (
  idp: IdpSettings,
  refusal: TokenRefusal,
  form: URLSearchParams,
  audience: string | undefined,
  scopes: readonly string[],
): Answer =>
  idp.refusals[refusal] ??
  AUTH0[refusal]({ grantType: form.get('grant_type') ?? '', audience, scopes: notGranted(idp, scopes) });
