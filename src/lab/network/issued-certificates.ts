import { createSecureContext, type SecureContext } from 'node:tls';
import { fromNow, makeAuthority, selfSigned, type Authority, type Leaf } from '../certificates.ts';
import type { CertificateFault } from '../settings.ts';

/*
 * The lab's authority and the certificates that it issued, cached per process: a hundred labs in a test file need no
 * more than one.
 */
let publicAuthority: Promise<Authority> | undefined;
let strangeAuthority: Promise<Authority> | undefined;
const leaves = new Map<string, Promise<Leaf>>();
const contexts = new Map<string, Promise<SecureContext>>();

/** The authority that the lab's clients trust. */
export const trusted = (): Promise<Authority> => (publicAuthority ??= makeAuthority('Lab'));
const stranger = (): Promise<Authority> => (strangeAuthority ??= makeAuthority('Acme Corporate'));

/** A server's certificate for a host, and the authority that it trusts for client certificates. */
export function contextFor(host: string, fault: CertificateFault | undefined): Promise<SecureContext> {
  const name = `${host} ${fault}`;
  const context = contexts.get(name) ?? newContext(host, fault);
  contexts.set(name, context);
  return context;
}

const newContext = async (host: string, fault: CertificateFault | undefined): Promise<SecureContext> =>
  createSecureContext({ ...(await leafFor(host, fault)), ca: (await trusted()).root });

/** A certificate for a host with this fault; it also names this machine, for clients that send no server name. */
export function leafFor(host: string, fault: CertificateFault | undefined): Promise<Leaf> {
  const name = `${host} ${fault}`;
  const leaf = leaves.get(name) ?? newLeaf([host, 'localhost', '127.0.0.1'], fault);
  leaves.set(name, leaf);
  return leaf;
}

async function newLeaf(names: readonly string[], fault: CertificateFault | undefined): Promise<Leaf> {
  switch (fault) {
    case 'self-signed':
      return selfSigned(names);
    case 'unknown-ca':
      return (await stranger()).leaf({ names });
    case 'intercepted':
      return (await stranger()).leaf({ names, sends: 'intermediate-and-root' });
    case 'wrong-name':
      return (await trusted()).leaf({ names: ['www.example.net'] });
    case 'no-intermediate':
      return (await trusted()).leaf({ names, sends: 'nothing' });
    case 'expired':
      return (await trusted()).leaf({ names, notBefore: fromNow(-100), notAfter: fromNow(-10) });
    case 'not-yet-valid':
      return (await trusted()).leaf({ names, notBefore: fromNow(10), notAfter: fromNow(100) });
    case 'old-protocol':
    case undefined:
      return (await trusted()).leaf({ names });
  }
}
