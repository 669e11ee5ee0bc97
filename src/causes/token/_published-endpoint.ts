import type { Evidence } from '../../evidence/evidence.ts';
import { amendClient, presumeToken } from '../../repair/amend.ts';
import type { Answered } from './answered.ts';

/** The client would ask where the discovery document says, and get a token there. */
export const atPublishedEndpoint = (evidence: Evidence, { published }: Answered): Evidence =>
  presumeToken(
    published?.tokenEndpoint === undefined
      ? evidence
      : amendClient(evidence, { tokenEndpoint: published.tokenEndpoint }),
  );
