import { fact, known, reading } from '../evidence/fact.ts';
import type { Stage } from '../evidence/observation.ts';

/** Whether the identity providers could be listed, and why not. */
export type Listing =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly stage: Stage;
      readonly code: string;
      readonly message: string;
    };

export const confluentSide = {
  /** Unknown without an API key, because no request was made. */
  listing: fact<Listing>('listing of the identity providers', ({ confluent: { providers } }) => {
    if (providers.status === 'missing') return reading(providers);
    return providers.status === 'observed'
      ? known({ ok: true }, providers.source)
      : known({ ok: false, ...providers.failure }, providers.source);
  }),
} as const;
