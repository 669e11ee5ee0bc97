import type { Certificate } from '../../evidence/connection.ts';
import { moment, stageOf, until } from './_ends.ts';
import { defineFinding, type Past } from './define.ts';

const DAY_MS = 86_400_000;
/** Certificates that are renewed by a program are renewed before this. */
const BEFORE_MS = 14 * DAY_MS;
/** The same for short-lived certificates, as a part of their lifetime. */
const BEFORE_PART = 0.2;

export default defineFinding({
  id: 'watch/server-certificate-expires',
  title: 'A certificate of a server expires, and it is late for its renewal',
  kind: 'forecast',
  find: (past) => {
    const late = Object.entries(past.evidence.connections).flatMap(([server, { tls, detour }]) =>
      tls?.ok !== true || detour === true
        ? []
        : tls.value.chain
            .map((certificate, at) => ({ server, certificate, subject: `${server} #${at}` }))
            // The client may trust another root of a public authority; a private one has only this.
            .filter(({ certificate }) => !certificate.selfSigned || tls.value.trust === 'given')
            .filter(({ certificate, subject }) => isLate(certificate, subject, past)),
    );
    const byCertificate = new Map(late.map((each) => [each.certificate.fingerprint256, each]));
    return [...byCertificate.values()].map(({ server, certificate }) => ({
      subject: `${server} ${certificate.subject}`,
      title: `The client will fail on ${moment(certificate.notAfter)}, ${until(certificate.notAfter, past.now)}, because a certificate of ${server} expires`,
      because: `The certificate of ${certificate.subject} is valid until ${moment(certificate.notAfter)}, and was not renewed yet.`,
      stage: stageOf(certificate.notAfter, past.now),
      failsAt: certificate.notAfter,
      fix: `Renew it, or ask whoever runs ${server} to do so; look at why its renewal did not run`,
    }));
  },
});

function isLate({ notBefore, notAfter }: Certificate, subject: string, past: Past): boolean {
  const usual = Math.min(BEFORE_MS, (notAfter - notBefore) * BEFORE_PART);
  const spans = past.spans('certificate', subject);
  // Some servers renew later than that, and always have.
  const lefts = spans.slice(0, -1).map(({ value, until: last }) => Number(value) - last);
  const latest = Math.min(usual, ...lefts.filter((left) => left > 0).map((left) => left * 0.8));
  return notAfter > past.now && notAfter - past.now < latest;
}
