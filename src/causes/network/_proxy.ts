import { sh } from '../../commands/sh.ts';
import { placeholder } from '../../commands/value.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import type { BrokenLeg } from './leg.ts';

/** Where the proxy was configured, for a sentence. */
export const namedBy = ({ leg: { connection } }: BrokenLeg): string => {
  const rule = connection.proxyRule?.name;
  if (rule === undefined) return 'the proxy that was given';
  return isVariable(rule) ? `${rule} in this shell` : rule;
};

/** `HTTPS_PROXY` and the like, which the client sees only if they are in its own environment. */
export const isVariable = (rule: string): boolean => /^(?:https?|all)_proxy$/i.test(rule);

/** How to make a client bypass its proxy for one host, in the settings of each client. */
export function bypass({ host, leg }: BrokenLeg, { client }: ClientFacts): readonly FixCommand[] {
  const environment: FixCommand = {
    kind: 'client-config',
    text: sh`export NO_PROXY="${host},$NO_PROXY"`,
  };
  const java: FixCommand = {
    kind: 'client-config',
    text: sh`-Dhttp.nonProxyHosts=${`localhost|127.*|[::1]|${host}`}   # JVM`,
  };
  const ours: FixCommand = {
    kind: 'client-config',
    text: sh`oauthbearer doctor --no-proxy=${host} ${placeholder('…')}`,
  };
  const rule = leg.connection.proxyRule?.name;
  const again = rule !== undefined && isVariable(rule) ? [] : [ours];
  if (client === 'java') return [java, ...again];
  return client === 'librdkafka' ? [environment, ...again] : [environment, java, ...again];
}

/** Host and port of a proxy written as `host:port`. */
export function proxyParts(proxy: string): { readonly host: string; readonly port: string } {
  const at = proxy.lastIndexOf(':');
  return {
    host: proxy.slice(0, at).replace(/^\[(.*)\]$/, '$1'),
    port: proxy.slice(at + 1),
  };
}
