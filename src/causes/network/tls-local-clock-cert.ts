import { sh } from '../../commands/sh.ts';
import { legCause } from './leg.ts';

const MINUTES = 5 * 60_000;

export default legCause({
  id: 'network/tls-local-clock-cert',
  title: "This machine's clock is wrong, so valid certificates look expired or not yet valid",
  strength: 'shown',
  breaks: ({ stage, code }, { othersAhead }) =>
    stage === 'tls' &&
    othersAhead !== undefined &&
    ((code === 'CERT_NOT_YET_VALID' && othersAhead > MINUTES) ||
      (code === 'CERT_HAS_EXPIRED' && othersAhead < -MINUTES)),
  because: ({ host }) =>
    `By this machine's clock the certificate of ${host} is not valid; by the clocks of other servers it is.`,
  repaired: "with this machine's clock set",
  fix: () => ({
    summary: 'Set the clock of the machine that the client runs on.',
    steps: ['Containers take the time of their host; virtual machines lose it when they are suspended.'],
    commands: [{ kind: 'client-config', text: sh`timedatectl set-ntp true && timedatectl status` }],
  }),
});
