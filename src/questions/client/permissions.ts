import { fact, known, unknown } from '../../evidence/fact.ts';
import { defineQuestion } from '../define.ts';

const wanted = fact('topics and groups of the client', ({ client }) =>
  client.topics.length + client.groups.length > 0
    ? known(true, '--topic')
    : unknown('no topic and no group was given', '--topic'),
);

export default defineQuestion({
  id: 'client/permissions',
  asks: 'A topic and a consumer group of the client',
  where: () => '--topic NAME:read|write and --group NAME',
  input: '--topic',
  effort: 'file',
  weight: 2,
  settles: [wanted],
  decides: ['authorization/*'],
});
