import { claims, NOW, type Change } from '../../casebook.ts';

/** How many seconds each clock is ahead of Confluent's. `client` is this machine. */
export const clocks =
  ({ client = 0, idp = 0 }: { readonly client?: number; readonly idp?: number }): Change =>
  (e) => ({
    ...e,
    startedAt: e.startedAt + client * 1000,
    clocks: e.clocks.map((each) => ({
      ...each,
      theirs: each.theirs + (each.keeper === 'identity-provider' ? idp * 1000 : 0),
      ours: each.ours + client * 1000,
    })),
    token: {
      ...e.token,
      jwt:
        e.token.jwt.status === 'observed'
          ? { ...e.token.jwt, at: e.token.jwt.at + client * 1000 }
          : e.token.jwt,
    },
  });

/** A token issued `age` seconds ago by a clock that is `idp` seconds ahead; `nbf` is an offset from its issue time. */
export const fresh = ({
  lifetime,
  idp = 0,
  age = 0,
  nbf,
}: {
  readonly lifetime: number;
  readonly idp?: number;
  readonly age?: number;
  readonly nbf?: number;
}): Change => {
  const iat = NOW / 1000 + idp - age;
  return claims({ iat, exp: iat + lifetime, ...(nbf === undefined ? {} : { nbf: iat + nbf }) });
};
