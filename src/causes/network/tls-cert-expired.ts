import { sh } from '../../commands/sh.ts';
import { minuteOf } from '../../evidence/words.ts';
import { legCause, nameOf, showChain } from './leg.ts';

/** If this machine's own clock is wrong, it is `network/tls-local-clock-cert`. */
export default legCause({
  id: 'network/tls-cert-expired',
  title: 'A certificate has expired',
  // Without another clock to compare with, this machine's own may be wrong.
  strength: (_, { othersAhead }) => (othersAhead === undefined ? 'shown' : 'stated'),
  breaks: ({ stage, code, chain }, { othersAhead }) =>
    stage === 'tls' &&
    code === 'CERT_HAS_EXPIRED' &&
    !(othersAhead !== undefined && othersAhead < -MINUTES && chain.length > 0),
  because: (broken) => {
    const expired = broken.chain.find(
      (each) => each.notAfter === Math.min(...broken.chain.map(({ notAfter }) => notAfter)),
    );
    return `${nameOf(broken)} presents ${expired === undefined ? 'a certificate' : `"${expired.subject}", which was valid until ${minuteOf(expired.notAfter)}`}.`.replace(
      /^t/,
      'T',
    );
  },
  repaired: 'with a valid certificate',
  fix: (broken) => ({
    summary: `Renew the certificate of ${broken.host}.`,
    steps: [
      'Confluent fetches the keys (JWKS) over HTTPS as well: an expired certificate on that host stops the refresh.',
    ],
    commands: [
      { kind: 'idp', text: sh`${showChain(broken)} 2>/dev/null | openssl x509 -noout -subject -dates` },
    ],
  }),
});

const MINUTES = 5 * 60_000;
