import { fingerprinted, type Annotation } from './annotations.ts';
import { abridged } from './escape/cut.ts';
import type { FleetClient, FleetReport, SharedCause } from './fleet.ts';
import { namesInWords, OUTCOME_WORD, ownInWords } from './words/fleet.ts';
import { count } from './words/grammar.ts';

/** Consumers truncate or reject much longer texts. */
const LONGEST = 1000;

/** Each fault of each client on the client's file, for consumers that show all of them; errors first. */
export function annotationsOfFleet(whole: FleetReport): readonly Annotation[] {
  const report = abridged(whole, LONGEST);
  const byName = new Map(report.clients.map((client) => [client.name, client]));
  return fingerprinted([
    ...report.clients.flatMap((client) =>
      client.causes.map((index) => faultOf(client, report.rootCauses[index]!)),
    ),
    ...report.clients.filter(isOpen).map(openFault),
    ...report.warnings.flatMap(({ id, title, members }) =>
      members.map((name) => ({
        ...{ id, severity: 'warning' as const, title, text: `${name}: ${title}.`, also: [] },
        ...fileOf(byName.get(name)),
      })),
    ),
  ]);
}

function faultOf(client: FleetClient, { cause, members }: SharedCause): Omit<Annotation, 'fingerprint'> {
  const own = ownInWords(client);
  const others = members.length - 1;
  const shared =
    others > 0
      ? ` ${count(others, 'other client')} of the fleet ${others === 1 ? 'has' : 'have'} it too.`
      : '';
  return {
    ...{ id: cause.id, severity: 'error', title: cause.title, also: [] },
    text: `${client.name}${own === '' ? '' : ` (${own})`}.${shared} Fix: ${cause.fix.summary}`,
    ...fileOf(client),
    ...(client.place !== undefined && { place: client.place }),
  };
}

const isOpen = ({ outcome }: FleetClient): boolean =>
  outcome === 'refused' || outcome === 'inconclusive' || outcome === 'unreadable';

/** A client that could not be judged is a gap in what the other results say. */
const openFault = (client: FleetClient): Omit<Annotation, 'fingerprint'> => ({
  ...{ id: `fleet/${client.outcome}`, severity: 'warning', title: `Client ${OUTCOME_WORD[client.outcome]}` },
  ...{ text: `${client.name}: ${client.because ?? ''}`, also: [] },
  ...fileOf(client),
});

const fileOf = (client: FleetClient | undefined): { readonly file?: string } =>
  client?.file === undefined ? {} : { file: client.file };

/** One for each root cause with its clients, for consumers that show only a few: the first client's file has it. */
export function annotationsOfCauses(whole: FleetReport): readonly Annotation[] {
  const report = abridged(whole, LONGEST);
  const byName = new Map(report.clients.map((client) => [client.name, client]));
  return fingerprinted([
    ...report.rootCauses.map(({ cause: { id, title, fix }, members }) => ({
      ...{ id, severity: 'error' as const, title: `${count(members.length, 'client')}: ${title}`, also: [] },
      text: `${namesInWords(members, MOST_NAMES)}. Fix: ${fix.summary}`,
      ...fileOf(byName.get(members[0]!)),
    })),
    ...(report.open.length === 0
      ? []
      : [
          {
            ...{ id: 'fleet/inconclusive', severity: 'warning' as const, also: [] },
            title: `${count(report.open.length, 'client')} could not be judged`,
            text: namesInWords(
              report.open.map(({ name, because }) => `${name}: ${because}`),
              MOST_NAMES,
            ),
          },
        ]),
    ...report.warnings.map(({ id, title, members }) => ({
      ...{
        id,
        severity: 'warning' as const,
        title: `${count(members.length, 'client')}: ${title}`,
        also: [],
      },
      text: namesInWords(members, MOST_NAMES),
      ...fileOf(byName.get(members[0]!)),
    })),
  ]);
}

const MOST_NAMES = 10;
