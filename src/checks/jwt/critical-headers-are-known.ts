import { jwt } from '../../facts/token.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** RFC 7515 section 4.1.11: a verifier must reject a token with a header in `crit` that it does not understand. */
export default defineCheck({
  id: 'jwt/critical-headers-are-known',
  title: 'The token demands no header extension (crit)',
  enforcedBy: 'confluent',
  step: 36,
  reads: { header: jwt.header },
  run: ({ header }) =>
    header['crit'] === undefined
      ? pass('no crit header')
      : fail(
          `the header says crit ${JSON.stringify(header['crit'])}: extensions that a verifier has to know`,
        ),
});
