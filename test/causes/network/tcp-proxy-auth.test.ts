import cause from '../../../src/causes/network/tcp-proxy-auth.ts';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/evidence/connection.ts';
import { behindProxy, casebook, given, IDP, idpStops, type Change } from '../../casebook.ts';

/** The proxy's headers with its 407. */
const offering =
  (...schemes: readonly string[]): Change =>
  (e) => {
    const connection = e.connections[IDP]!;
    const tunnel = { ...connection.tunnel!, value: { status: 407, schemes } } as NonNullable<
      Connection['tunnel']
    >;
    return { ...e, connections: { ...e.connections, [IDP]: { ...connection, tunnel } } };
  };

describe('what to do about a 407', () => {
  const fixFor = (...changes: readonly Change[]) => {
    const seen = cause.suspect(
      given(idpStops({ stage: 'tunnel', code: 'HTTP_407' }), behindProxy, ...changes),
    );
    return JSON.stringify([seen?.seen.because, seen?.fix]);
  };
  const asJava: Change = (e) => ({ ...e, client: { ...e.client, client: 'java' } });

  it('is not a variable for a Java client, which reads none and has no property for a password', () => {
    expect(fixFor(offering('Basic'), asJava)).toContain('java.net.Authenticator');
    expect(fixFor(offering('Basic'), asJava)).not.toContain('HTTPS_PROXY=');
  });
  it('is not a password when the proxy supports no scheme with one', () => {
    expect(fixFor(offering('NTLM', 'Negotiate'))).toContain('It offers NTLM, Negotiate.');
    expect(fixFor(offering('NTLM', 'Negotiate'))).not.toContain('PROXY_PASSWORD');
    expect(fixFor(offering('NTLM', 'basic'))).toContain('PROXY_PASSWORD');
  });
});

casebook(cause, {
  guilty: [
    {
      because: 'it answers CONNECT with 407',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_407' }), behindProxy],
    },
    {
      because: 'it speaks NTLM alone',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_407' }), behindProxy, offering('NTLM', 'Negotiate')],
    },
  ],
  innocent: [
    {
      because: 'it answers CONNECT with 403',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_403' }), behindProxy],
    },
  ],
});
