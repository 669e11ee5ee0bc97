import { loginsOf, proxiesOf } from '../settings/secrets.ts';
import type { Target } from '../settings/target.ts';
import { cleaned } from './jwt.ts';

/** What of a run must never be seen outside, gathered while it goes on. */
export interface Secrets {
  /** A client secret, and what a Basic header makes of it with the target's client id. */
  readonly addClientSecret: (secret: string) => void;
  /** The token, its signature part, and both without what a careless hand put around them. */
  readonly addToken: (token: string) => void;
  readonly all: () => readonly string[];
}

export function secretsOf(target: Target): Secrets {
  const all = new Set<string>();
  const add = (secret: string): void => void all.add(secret);
  const addToken = (token: string): void => {
    const bare = cleaned(token);
    const signature = bare.split('.')[2] ?? '';
    [token, bare, signature].forEach(add);
  };

  const { clientId, clientSecret, confluentApiKey, confluentApiSecret, token } = target;
  const addClientSecret = (secret: string): void => {
    add(secret);
    addLogin(add, clientId ?? '', secret);
  };
  if (clientSecret !== undefined) addClientSecret(clientSecret.reveal());
  if (confluentApiSecret !== undefined) add(confluentApiSecret.reveal());
  for (const pem of [target.assertionKey, target.clientCertificateKey])
    if (pem !== undefined) add(armourless(pem.reveal()));
  if (confluentApiSecret !== undefined) addLogin(add, confluentApiKey ?? '', confluentApiSecret.reveal());
  for (const url of [
    ...proxiesOf(target),
    target.tokenEndpoint,
    target.discoveryUrl,
    target.confluentApiUrl,
  ]) {
    if (url !== undefined) addUserInfo(add, url);
  }
  if (token !== undefined) addToken(token.reveal());
  return { addClientSecret, addToken, all: () => [...all].filter((each) => each !== '') };
}

/** The Java client up to 3.3.1 has base64url in its header. */
function addLogin(add: (secret: string) => void, user: string, password: string): void {
  for (const login of loginsOf(user, password)) {
    add(Buffer.from(login).toString('base64'));
    add(Buffer.from(login).toString('base64url'));
  }
}

/** The password in `http://user:password@host`, as it stands and decoded. */
function addUserInfo(add: (secret: string) => void, text: string): void {
  const [, user = '', password = ''] = /^(?:[^/?#]*\/\/)?([^/?#@:]*):([^/?#@]*)@/.exec(text) ?? [];
  if (password === '') return;
  add(password);
  for (const decode of [(part: string) => part, decodeURIComponent]) {
    try {
      add(decode(password));
      addLogin(add, decode(user), decode(password));
    } catch {
      // A bare `%` stands for itself.
    }
  }
}

const armourless = (pem: string): string => pem.replace(/-----[^-]*-----/g, '').replace(/\s+/g, '');
