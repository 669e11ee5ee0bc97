import cause from '../../../src/causes/token/response-media-type.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { casebook, client, type Change } from '../../casebook.ts';

const labelled =
  (mediaType: string): Change =>
  (e) => ({ ...e, token: { ...e.token, answer: mapObserved(e.token.answer, (a) => ({ ...a, mediaType })) } });

const librdkafka = client({ client: 'librdkafka', clientAuth: 'client_secret_basic' });

casebook(cause, {
  guilty: ['text/json', 'text/plain', 'application/javascript', ''].map((mediaType) => ({
    because: `librdkafka does not read “${mediaType}”`,
    given: [librdkafka, labelled(mediaType)],
  })),
  innocent: [
    { because: 'it is application/json', given: [librdkafka] },
    {
      because: 'librdkafka looks at the beginning of the type alone',
      given: [librdkafka, labelled('application/json-seq')],
    },
    {
      because: 'the Java client does not look',
      given: [client({ client: 'java', clientAuth: 'client_secret_basic' }), labelled('text/json')],
    },
    { because: 'it is not known which client it is', given: [labelled('text/json')] },
  ],
});
