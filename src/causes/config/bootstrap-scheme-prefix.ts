import { behaviour, ownFile } from '../../clients/facts.ts';
import { everyNameOf } from '../../clients/by-name.ts';
import { isCommented } from '../../clients/comments.ts';
import { amendClient } from '../../repair/amend.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { client } from '../../facts/client.ts';
import { REST_PORT } from '../../spelling/confluent-names.ts';
import { placeholderIn } from '../../spelling/placeholder.ts';
import { disguiseIn } from '../../spelling/typography.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';

/** The console and the API write `SASL_SSL://host:9092`; kafkajs reads the scheme as a host name. */
export default defineCause({
  id: 'config/bootstrap-scheme-prefix',
  title: 'The bootstrap server is not written as host:port',
  reads: { servers: client.bootstrapServers, unread: behaviour.oddServers, family: client.family },
  mayRead: { comments: ownFile.comments },
  recognise: ({ servers, unread, family, comments }, sources) => {
    const odd = unread.find((server) => {
      const parsed = parseBootstrap(server.trim());
      return (
        parsed !== undefined &&
        !isRest(server, parsed.port) &&
        placeholderIn(server) === undefined &&
        disguiseIn(server) === undefined
      );
    });
    if (odd === undefined || isCommented(comments, ...everyNameOf('bootstrapServers'))) return null;
    const clean = servers.map(spelled);
    return {
      strength: 'shown',
      because: `The bootstrap server is ${JSON.stringify(odd)}: ${family === undefined ? 'not every client reads' : 'this client does not read'} a host and a port from it.`,
      contrast: [
        { label: 'bootstrap server', value: servers.join(','), source: sources.servers },
        { label: 'host and port in it', value: clean.join(','), source: sources.servers },
      ],
      clean,
    };
  },
  repair: (evidence, { clean }) => amendClient(evidence, { bootstrapServers: clean }),
  repaired: 'with only host:port as the bootstrap server',
  fix: ({ clean }, evidence) => ({
    summary: 'Write the bootstrap server as host:port and nothing else.',
    steps: [],
    commands: [writeSetting(evidence.client, 'bootstrapServers', clean.join(','))],
  }),
  edits: ({ clean }) => [{ edit: 'set', of: { setting: 'bootstrapServers' }, to: clean.join(',') }],
});

/** A URL of the REST API is a different mistake, with another host or port. */
const isRest = (server: string, port: number): boolean => /^\s*https?:/i.test(server) && port === REST_PORT;

function spelled(server: string): string {
  // In a quoted list, the first server has the opening quote and the last one the closing quote.
  const parsed = parseBootstrap(server.trim().replace(/^["']+|(?<!["'])["']+$/g, ''));
  if (parsed === undefined) return server;
  return parsed.host.includes(':') ? `[${parsed.host}]:${parsed.port}` : `${parsed.host}:${parsed.port}`;
}
