import { sh } from '../../commands/sh.ts';
import { minuteOf } from '../../evidence/words.ts';
import { legCause, showChain } from './leg.ts';

const MINUTES = 5 * 60_000;

export default legCause({
  id: 'network/tls-cert-not-yet-valid',
  title: 'A certificate is not valid yet',
  // Without another clock to compare with, this machine's own may be wrong.
  strength: (_, { othersAhead }) => (othersAhead === undefined ? 'shown' : 'stated'),
  breaks: ({ stage, code }, { othersAhead }) =>
    stage === 'tls' && code === 'CERT_NOT_YET_VALID' && !(othersAhead !== undefined && othersAhead > MINUTES),
  because: ({ host, chain }) =>
    `${host} presents a certificate that is valid from ${chain[0] === undefined ? 'a later time' : minuteOf(Math.max(...chain.map(({ notBefore }) => notBefore)))}.`,
  repaired: 'with a valid certificate',
  fix: (broken) => ({
    summary: `Install a certificate on ${broken.host} that is valid now, or set this machine's clock if it is behind.`,
    steps: [],
    commands: [
      { kind: 'idp', text: showChain(broken) },
      { kind: 'client-config', text: sh`date -u` },
    ],
  }),
});
