import { X509Certificate } from 'node:crypto';
import type { Target } from '../../settings/target.ts';
import type { Sample, Span, What } from '../sighting.ts';
import type { OpenFinding, OwnTerm, Past } from './define.ts';
import { findings } from './registry.generated.ts';

/** What holds now, from the rounds up to this one. What held before keeps the time at which it began. */
export function findingsIn(past: Past, before: readonly OpenFinding[]): readonly OpenFinding[] {
  return findings.flatMap(({ id, kind, isPast, isClients, find }) => {
    const held = before.filter((each) => each.id === id);
    const found = find(past);
    if (found === undefined) return held;
    return found.map((each): OpenFinding => {
      const known = held.find(({ subject }) => subject === each.subject);
      const traits = { ...(isPast && { isPast }), ...(isClients && { isClients }) };
      return { ...each, id, kind, ...traits, since: known?.since ?? past.now };
    });
  });
}

/** @param now when the round began, in milliseconds since the epoch */
export const pastOf = ({
  spans,
  samples,
  ...known
}: Omit<Past, 'spans' | 'samples'> & {
  readonly spans: readonly Span[];
  readonly samples: readonly Sample[];
}): Past => ({
  ...known,
  spans: (what: What, subject?: string) =>
    spans.filter((each) => each.what === what && (subject === undefined || each.subject === subject)),
  samples: (what) => samples.filter((each) => each.what === what),
});

/** What the client's own configuration says about its ends. */
export const ownTermsOf = ({ clientSecretExpires, clientCertificate }: Target): readonly OwnTerm[] => [
  ...(clientSecretExpires === undefined
    ? []
    : [{ what: 'client-secret', endsAt: clientSecretExpires } as const]),
  ...(clientCertificate === undefined
    ? []
    : [
        {
          what: 'client-certificate',
          endsAt: new Date(new X509Certificate(clientCertificate).validTo).getTime(),
        } as const,
      ]),
];
