import { formEncoded } from '../clients/define.ts';
import { familyOf } from '../clients/family.ts';
import type { Target } from './target.ts';
import { withScheme } from '../text/url-password.ts';

/** Everything in a target that no output may show, in the forms that the client's own requests give it. */
export function secretsOf(target: Target): readonly string[] {
  const secret = target.clientSecret?.reveal();
  const token = target.token?.reveal();
  const apiSecret = target.confluentApiSecret?.reveal();
  return [
    ...credentials(target.clientId, secret),
    ...credentials(target.confluentApiKey, apiSecret),
    ...(token === undefined ? [] : [token, ...signatureOf(token)]),
    ...proxiesOf(target).flatMap(passwordOf),
    ...(target.tokenEndpoint === undefined ? [] : passwordOf(target.tokenEndpoint)),
    ...[target.assertionKey, target.clientCertificateKey].flatMap((key) => keyLines(key?.reveal())),
  ];
}

/** Every proxy that a request may go through; a password may stand in each. */
export const proxiesOf = ({ proxy, environment }: Target): readonly string[] => [
  ...new Set(
    [proxy, environment?.httpsProxy?.url, environment?.httpProxy?.url]
      .filter((each) => each !== undefined)
      .map((each) => each.reveal()),
  ),
];

const credentials = (id: string | undefined, secret: string | undefined): readonly string[] =>
  secret === undefined ? [] : [secret, ...(id === undefined ? [] : loginsOf(id, secret))];

/**
 * What stands in the Basic header of clients (RFC 7617): some cut blanks off, and some encode first as RFC 6749 section
 * 2.3.1 has it. Base64 is the redactor's business.
 */
export function loginsOf(id: string, secret: string): readonly string[] {
  const ofClients = (['java', 'librdkafka'] as const).map((family) => familyOf(family).fetcher?.trim ?? asIs);
  const trims = [asIs, (text: string) => text.trim(), ...ofClients];
  const encodings = [asIs, formEncoded, wellFormedUri];
  return [
    ...new Set(
      trims.flatMap((trim) => encodings.map((encode) => `${encode(trim(id))}:${encode(trim(secret))}`)),
    ),
  ];
}

const asIs = (text: string): string => text;

/** `encodeURIComponent` throws on half a surrogate pair. */
const wellFormedUri = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** The third part of a JWS; its first two are evidence. */
const signatureOf = (token: string): readonly string[] => token.trim().split('.').slice(2, 3);

function passwordOf(text: string): readonly string[] {
  const url = text.includes('://') ? text : `http://${text}`;
  const whole = withScheme(url);
  if (!URL.canParse(whole)) return [];
  const { username, password } = new URL(whole);
  return password === '' ? [] : [password, decoded(password), `${decoded(username)}:${decoded(password)}`];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const keyLines = (pem: string | undefined): readonly string[] =>
  pem === undefined ? [] : pem.split(/\r?\n/).filter((line) => line.length > 20 && !line.startsWith('-----'));
