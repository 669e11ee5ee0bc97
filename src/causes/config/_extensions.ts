import type { Evidence } from '../../evidence/evidence.ts';
import type { Experiment } from '../define.ts';

type Extensions = Readonly<Record<string, string>>;

/** A sign-in with the extensions fixed; it may still fail because of other faults. */
export const signInWith = (extensions: Extensions, what: string, evidence: Evidence): Experiment | null =>
  evidence.broker.authenticate.status === 'observed' && !evidence.broker.authenticate.value.accepted
    ? {
        request: {
          kind: 'sign-in',
          key: `sign-in with ${what}`,
          did: `signed in with the same token and ${what}`,
          change: { extensions },
        },
        onSuccess: 'confirms',
        onFailure: 'says-nothing',
      }
    : null;
