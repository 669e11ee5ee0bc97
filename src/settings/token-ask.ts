import type { TokenAsk } from '../clients/define.ts';
import type { Target } from './target.ts';

/** What the target's client goes by when it asks for a token at this URL. It holds the secret. */
export const tokenAskOf = (target: Target, url: URL): TokenAsk => ({
  url,
  clientId: target.clientId ?? '',
  clientSecret: target.clientSecret?.reveal() ?? '',
  headerUrlencode: target.headerUrlencode ?? false,
  ...(target.scope === undefined ? {} : { scope: target.scope }),
  ...(target.clientVersion === undefined ? {} : { version: target.clientVersion }),
});
