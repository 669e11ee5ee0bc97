import type { Target } from '../target/target.ts';
import { basic } from './client-auth.ts';
import { cleaned } from './jwt.ts';

/** What of a run must never be seen outside, gathered while it goes on. */
export interface Secrets {
  readonly add: (secret: string) => void;
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

  const { clientId, clientSecret, confluentApiKey, confluentApiSecret, proxy, token } = target;
  for (const each of [clientSecret, confluentApiSecret]) if (each !== undefined) add(each.reveal());
  for (const pem of [target.assertionKey, target.clientCertificateKey])
    if (pem !== undefined) add(armourless(pem.reveal()));
  if (clientSecret !== undefined) addLogin(add, clientId ?? '', clientSecret.reveal());
  if (confluentApiSecret !== undefined) addLogin(add, confluentApiKey ?? '', confluentApiSecret.reveal());
  for (const url of [proxy?.reveal(), target.tokenEndpoint, target.discoveryUrl, target.confluentApiUrl]) {
    if (url !== undefined) addUserInfo(add, url);
  }
  if (token !== undefined) addToken(token.reveal());
  return { add, addToken, all: () => [...all].filter((each) => each !== '') };
}

function addLogin(add: (secret: string) => void, user: string, password: string): void {
  const encoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
  add(basic(user, password).slice('Basic '.length));
  add(basic(encoded(user), encoded(password)).slice('Basic '.length));
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
