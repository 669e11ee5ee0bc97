import { canSend } from '../clients/fetcher.ts';
import { hasAudienceInScope } from '../clients/scope.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { asCase, fact, known, type Fact } from '../evidence/fact.ts';
import { jwt, token } from '../facts/token.ts';
import type { Jwt } from '../evidence/token.ts';
import { askedBy, identifyIn, tokenRefusal } from '../idp/identify.ts';

/**
 * What follows when this client cannot send an audience; no other cause is then to blame.
 * - `refused`: the identity provider requires one, and says so.
 * - `opaque`: Auth0 issues an opaque token when the request names no API
 * (https://auth0.com/docs/secure/tokens/access-tokens).
 * - `ignored`: one is configured, but never sent.
 */
export type Unsendable = 'refused' | 'opaque' | 'ignored';

/** Undefined when the client can send one, or needs none. */
export const unsendableAudience: Fact<Unsendable | undefined> = asCase(
  fact('audience that is not sent', (evidence) => {
    const { client } = evidence;
    if (client.givenToken || !cannotSendAudience(client)) return known(undefined, 'this client');
    const answer = token.answer.read(evidence);
    if (answer.known && answer.value.sent.includes('audience')) return known(undefined, 'the token request');
    const vendor = identifyIn(evidence);
    const meaning = answer.known ? tokenRefusal(answer.value, vendor, askedBy(client)) : undefined;
    if (meaning?.cause === 'token/audience-missing') return known('refused', "the token endpoint's answer");
    const shape = jwt.shape.read(evidence);
    if (vendor?.id === 'auth0' && shape.known && isForNoApi(shape.value)) return known('opaque', 'the token');
    return known(client.audience === undefined ? undefined : 'ignored', 'this client');
  }),
);

/** Opaque, or encrypted by Auth0 for its own userinfo endpoint. */
const isForNoApi = ({ parts, header }: Jwt): boolean =>
  parts === 5 ? header?.['alg'] === 'dir' : parts !== 3;

const cannotSendAudience = (client: ClientFacts): boolean =>
  !canSend(client, 'audience') && !hasAudienceInScope(client);
