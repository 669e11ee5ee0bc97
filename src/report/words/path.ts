import { isIP } from 'node:net';
import type { ReportPath } from '../paths.ts';

/** Whether a route has something that another machine, or the client, may not have. */
export const isRemarkable = ({ proxy, rule, remark, trust, clientCertificate }: ReportPath): boolean =>
  proxy !== undefined ||
  rule !== undefined ||
  remark !== undefined ||
  clientCertificate !== undefined ||
  (trust !== undefined && trust !== 'public' && trust !== '--ca');

/** A route in one sentence, not yet escaped. */
export function inWords(path: ReportPath): string {
  const { to, for: what, address, tls, trust, clientCertificate, stopped, remark } = path;
  const family = address === undefined ? 0 : isIP(address);
  const parts = [
    wayIn(path),
    ...(address === undefined ? [] : [`${address}${family === 0 ? '' : ` (IPv${family})`}`]),
    ...(tls === undefined ? [] : [tls]),
    ...(trust === undefined
      ? []
      : [trust === 'public' ? 'trusted by public authorities' : `trusted by ${trust}`]),
    ...(clientCertificate === undefined ? [] : [CERTIFICATE[clientCertificate]]),
    ...(stopped === undefined ? [] : [`stopped at ${stopped}`]),
  ];
  const asked = what.length === 0 ? '' : ` (${what.join(', ')})`;
  return `${to}${asked}: ${parts.join(', ')}${remark === undefined ? '' : `; ${remark}`}`;
}

const wayIn = ({ proxy, rule }: ReportPath): string =>
  `${proxy === undefined ? 'direct' : `through ${proxy}`}${rule === undefined ? '' : ` by ${rule}`}`;

const CERTIFICATE = {
  shown: 'client certificate shown',
  'asked-for': 'client certificate asked for, none shown',
} as const;
