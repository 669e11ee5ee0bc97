import { fact, known, unknown } from '../../evidence/fact.ts';
import { defineQuestion } from '../define.ts';

/** What the client really sends is in its own file; flags are what a person believes. */
const file = fact("the client's configuration file", ({ client: { configuration } }) =>
  configuration === undefined ? unknown('no file of the client was given') : known(true, configuration.file),
);

export default defineQuestion({
  id: 'client/configuration',
  asks: "The client's own configuration file",
  where: () =>
    'the file that the client reads, in any format (client.properties, YAML, JSON, Compose, source code)',
  input: '--client-config',
  effort: 'file',
  weight: 6,
  settles: [file],
  // If the doctor's own sign-in was judged, the rest of the file played no part in it.
  applies: ({ broker: { authenticate } }) => authenticate.status !== 'observed',
  decides: ['config/*', 'token/*', 'network/*', 'clock/*'],
});
