import { parseJson } from '../../text/json.ts';
import { readThings, thingsIn } from './_confluent-output.ts';
import type { Format } from '../format.ts';

/**
 * The output of `confluent iam provider|pool describe|list -o json`, and the REST API's answers
 * (https://docs.confluent.io/cloud/current/api.html#tag/Identity-Providers-(iamv2)). It describes only Confluent's
 * side, not a client: it is read in addition to a client's own file.
 */
export default {
  id: 'confluent-cli-json',
  title: "Confluent CLI's output of an identity provider or pool",
  syntax: 'json',
  references: 'none',
  recognise: (source) => (thingsIn(parseJson(source)).length > 0 ? 'surely' : 'no'),
  read: (source) => readThings(thingsIn(parseJson(source)), source),
} satisfies Format;
