import { moment, stageOf, until } from './_ends.ts';
import { defineFinding } from './define.ts';

const BEFORE_MS = 30 * 86_400_000;

export default defineFinding({
  id: 'watch/client-certificate-expires',
  title: 'The client certificate expires',
  kind: 'forecast',
  isClients: true,
  find: ({ own, now }) =>
    own
      .filter(({ what, endsAt }) => what === 'client-certificate' && endsAt - now < BEFORE_MS)
      .map(({ endsAt }) => ({
        subject: 'client certificate',
        title: `The client will fail ${endsAt > now ? `on ${moment(endsAt)}, ${until(endsAt, now)}` : 'at its next sign-in'}, because its certificate ${endsAt > now ? 'expires' : `expired on ${moment(endsAt)}`}`,
        because: `The certificate that it presents to the token endpoint is valid until ${moment(endsAt)}.`,
        stage: stageOf(endsAt, now),
        failsAt: endsAt,
        fix: 'Issue a new certificate, register it at the identity provider, and give it to the client before that day',
      })),
});
