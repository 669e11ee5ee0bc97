import { minuteOf } from '../../evidence/words.ts';
import type { Connection, TlsFacts } from '../../evidence/connection.ts';
import type { ClockReading } from '../../evidence/evidence.ts';
import { firstFailure } from '../../evidence/stages.ts';
import { CLOCK_TOLERANCE_MS } from '../../facts/client-clock.ts';
import { aheadOfUs } from '../../facts/clock.ts';
import { first, whole, type Shape } from '../shape.ts';

const host = (path: readonly string[]): string => path.at(-1) ?? '';

const leafOf = ({ chain }: Partial<TlsFacts>) => chain?.[0];

/** Whether it succeeded, and how: another address or certificate in each run means little. */
const outcomeOf = (connection: Connection): unknown => {
  const { proxy, proxyRule, tls } = connection;
  const stop = firstFailure(connection);
  const leaf = tls?.value === undefined ? undefined : leafOf(tls.value);
  return {
    proxy,
    rule: proxyRule?.name,
    unread: proxyRule?.unread,
    stop: stop === undefined ? undefined : [stop.stage, stop.code],
    protocol: tls?.value?.protocol,
    trust: tls?.value?.trust,
    clientTrust: tls?.value?.clientTrust,
    clientCertificate: tls?.value?.clientCertificate,
    issuer: leaf?.issuer,
    subject: leaf?.subject,
    intermediates: tls?.value?.chain?.length,
  };
};

function outcomeInWords(connection: Connection): string {
  const { proxy, tls, tcp } = connection;
  const stop = firstFailure(connection);
  const way = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  if (stop !== undefined) return `${stop.stage}: ${stop.message}${way}`;
  const leaf = tls?.ok === true ? leafOf(tls.value) : undefined;
  if (tls?.ok === true) {
    const asked =
      tls.value.clientCertificate === undefined ? '' : `, client certificate ${tls.value.clientCertificate}`;
    const certificate = leaf === undefined ? '' : `, certificate of ${leaf.subject} by ${leaf.issuer}`;
    return `${tls.value.protocol}${certificate}${asked}${way}`;
  }
  return tcp?.ok === true ? `connected without TLS${way}` : `tried${way}`;
}

const addressesIn = ({ dns }: Connection): readonly string[] =>
  dns?.ok === true ? dns.value.addresses.map(({ address }) => address).sort() : [];

export const connectionShape: Shape<Connection> = first(
  whole((path) => `connection to ${host(path)}`, { compared: outcomeOf, inWords: outcomeInWords }),
  whole((path) => `addresses of ${host(path)}`, {
    compared: addressesIn,
    inWords: (connection) => addressesIn(connection).join(', '),
  }),
  whole((path) => `certificate of ${host(path)}`, {
    compared: ({ tls }) => tls?.value?.chain?.map(({ fingerprint256 }) => fingerprint256),
    inWords: ({ tls }) => {
      const leaf = tls?.value === undefined ? undefined : leafOf(tls.value);
      return leaf === undefined ? 'none' : `${leaf.subject}, until ${minuteOf(leaf.notAfter)}`;
    },
  }),
);

/** One clock per server, by the middle reading; a difference of a second is the rounding of `Date`. */
export const clocksShape: Shape<readonly ClockReading[]> = (before, after, spot) =>
  (['identity-provider', 'confluent', 'other'] as const).flatMap((keeper) => {
    const own = (all: readonly ClockReading[] | undefined): readonly ClockReading[] =>
      (all ?? []).filter((each) => each.keeper === keeper);
    const ahead = (all: readonly ClockReading[]): number =>
      [...all.map(aheadOfUs)].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    const [a, b] = [own(spot.read(before)), own(spot.read(after))];
    if (a.length === 0 || b.length === 0 || Math.abs(ahead(a) - ahead(b)) <= CLOCK_TOLERANCE_MS) return [];
    return [
      {
        path: [...spot.path, keeper] as const,
        label: `clock of ${KEEPER[keeper]} against this machine's`,
        before: seconds(ahead(a)),
        after: seconds(ahead(b)),
        values: [ahead(a), ahead(b)] as const,
        take: (into, from) =>
          spot.write(into, [
            ...(spot.read(into) ?? []).filter((each) => each.keeper !== keeper),
            ...own(spot.read(from)),
          ]),
      },
    ];
  });

const KEEPER = {
  'identity-provider': 'the identity provider',
  confluent: 'Confluent',
  other: 'others',
} as const;

const seconds = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / 1000);
  return whole < 2 ? 'the same time' : `${whole} s ${ms > 0 ? 'ahead' : 'behind'}`;
};
