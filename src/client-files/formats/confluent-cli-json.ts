import { parseJson } from '../../text/json.ts';
import { readThings, thingsIn } from './_confluent-output.ts';
import type { Format } from '../format.ts';

/**
 * What `confluent iam provider|pool describe|list -o json` prints, and what the REST API answers for the same
 * (https://docs.confluent.io/cloud/current/api.html#tag/Identity-Providers-(iamv2)). It knows Confluent's side alone, and
 * no client: it is read beside a client's own file.
 */
export default {
  id: 'confluent-cli-json',
  title: "Confluent CLI's output of an identity provider or pool",
  syntax: 'json',
  references: 'none',
  recognise: (source) => (thingsIn(parseJson(source)).length > 0 ? 'surely' : 'no'),
  read: (source) => readThings(thingsIn(parseJson(source)), source),
} satisfies Format;
