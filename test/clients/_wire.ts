import { familyOf } from '../../src/clients/family.ts';
import type { TokenAsk, TokenRequest } from '../../src/clients/define.ts';
import type { FamilyId } from '../../src/evidence/family.ts';

const ASK: TokenAsk = {
  url: new URL('http://127.0.0.1:18080/oauth/token'),
  clientId: 'id',
  clientSecret: 'sec',
  headerUrlencode: false,
};

/** A request as it is sent. */
export const onTheWire = ({ target, headers, body }: TokenRequest): string =>
  [`POST ${target} HTTP/1.1`, ...headers.map((line) => line.join(': ')), '', body].join('\r\n');

/** What a client family sends, or why it does not. */
export function sentBy(family: FamilyId, ask: Partial<TokenAsk> = {}): string {
  const request = familyOf(family).fetcher!.request({ ...ASK, ...ask });
  return 'refused' in request ? request.because : onTheWire(request);
}

/** The credentials in a Basic header, decoded. */
export const loginIn = (wire: string): string =>
  Buffer.from(/^Authorization: Basic (\S+)\r$/m.exec(wire)?.[1] ?? '', 'base64').toString();

export const bodyOf = (wire: string): string => wire.split('\r\n\r\n')[1] ?? '';
