import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-gateway-error', [
  {
    pattern:
      /502 Bad Gateway|503 Service (?:Temporarily )?Unavailable|504 Gateway Time-?out|realm=\\?\"?nginx/i,
    by: ['identity-provider'],
    points: 'fits',
    also: ['token/transient-5xx', 'network/tcp-proxy-refuses'],
    leg: 'identity-provider',
    common: true,
    example: '502 Bad Gateway',
    source: 'nginx and other proxies',
  },
]);
