import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, unknown, type Reading } from '../evidence/fact.ts';
import { isLogged } from '../evidence/source.ts';

/** What the client itself did, as its log shows; a run of the doctor cannot observe that. */
export const logged = {
  /** It had a token: a log shows one, or shows that the broker judged one. */
  tokenFetched: fact('token in the log', ({ token: { jwt }, broker }: Evidence): Reading<true> => {
    const seen = [jwt, broker.authenticate].find(
      (each) => each.status === 'observed' && isLogged(each.source),
    );
    return seen?.status === 'observed' ? known(true, seen.source) : unknown('no log shows a token');
  }),
} as const;
