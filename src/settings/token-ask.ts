import type { TokenAsk } from '../clients/define.ts';
import type { Target } from './target.ts';

/** The settings that the target's client uses to request a token at this URL. Contains the secret. */
export const tokenAskOf = (target: Target, url: URL): TokenAsk => ({
  url,
  clientId: target.clientId ?? '',
  clientSecret: target.clientSecret?.reveal() ?? '',
  headerUrlencode: target.headerUrlencode ?? false,
  ...(target.scope === undefined ? {} : { scope: target.scope }),
  ...(target.clientVersion === undefined ? {} : { version: target.clientVersion }),
});
