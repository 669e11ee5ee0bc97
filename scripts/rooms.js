/**
 * Imports go one way: each room of `src/`, and the rooms that it may use (docs/architecture.md). A room is a folder, or
 * a file directly in `src/`; one that is not in this table may use none. A room with a slash is part of another, and
 * its line says which sibling parts it may use. The linter and test/structure.test.ts enforce this.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const MAY_USE = {
  commands: [],
  redaction: [],
  spelling: ['evidence'],
  cel: ['evidence'],
  evidence: ['commands', 'redaction'],
  facts: ['cel', 'spelling', 'evidence'],
  repair: ['facts', 'evidence'],
  text: ['commands', 'spelling', 'evidence'],
  clients: ['commands', 'text', 'facts', 'spelling', 'evidence'],
  idp: ['facts', 'spelling', 'evidence'],
  checks: ['clients', 'idp', 'facts', 'cel', 'spelling', 'evidence'],
  causes: ['commands', 'clients', 'idp', 'repair', 'facts', 'cel', 'spelling', 'text', 'evidence'],
  questions: ['commands', 'idp', 'facts', 'evidence'],
  diagnosis: ['causes', 'checks', 'questions', 'idp', 'repair', 'facts', 'evidence'],
  settings: ['clients', 'text', 'spelling', 'evidence', 'redaction'],
  'client-files': ['settings', 'clients', 'text', 'spelling', 'evidence', 'redaction'],
  convert: ['commands', 'client-files', 'settings', 'clients', 'text', 'evidence', 'redaction'],
  probes: ['settings', 'clients', 'idp', 'facts', 'spelling', 'evidence', 'redaction'],
  report: ['commands', 'diagnosis', 'causes', 'facts', 'evidence'],
  explain: ['report', 'causes', 'idp', 'text', 'evidence', 'redaction'],
  compare: ['report', 'diagnosis', 'causes', 'repair', 'facts', 'evidence'],
  kubernetes: ['text'],
  doctor: [
    'commands',
    'kubernetes',
    'explain',
    'report',
    'diagnosis',
    'causes',
    'probes',
    'client-files',
    'settings',
    'clients',
    'text',
    'evidence',
    'redaction',
    'repair',
    'facts',
  ],
  asking: ['commands', 'report', 'diagnosis', 'probes', 'settings', 'evidence'],
  init: ['asking', 'doctor', 'report', 'probes', 'client-files', 'settings', 'idp', 'text', 'evidence'],
  fleet: [
    ...[
      'commands',
      'doctor',
      'kubernetes',
      'probes',
      'report',
      'client-files',
      'settings',
      'text',
      'evidence',
    ],
  ],
  watch: [
    ...['fleet', 'doctor', 'compare', 'report', 'probes', 'settings', 'idp', 'facts', 'text', 'evidence'],
  ],
  lab: ['doctor', 'probes', 'settings', 'evidence'],
  library: [
    ...['lab', 'doctor', 'report', 'diagnosis', 'causes', 'checks', 'client-files', 'settings', 'text'],
    ...['evidence', 'commands', 'package', 'probes'],
  ],
  cli: [
    ...[
      'init',
      'asking',
      'lab',
      'watch',
      'fleet',
      'doctor',
      'explain',
      'compare',
      'report',
      'diagnosis',
      'causes',
      'checks',
      'probes',
      'convert',
    ],
    ...['kubernetes', 'client-files', 'settings', 'text', 'evidence', 'commands', 'redaction', 'package'],
  ],
  'client-files/kafka': [],
  'client-files/code': ['client-files/kafka'],
  'client-files/manifest': ['client-files/kafka'],
  'client-files/compose': ['client-files/manifest'],
  'client-files/dialects': ['client-files/manifest', 'client-files/kafka'],
  'client-files/carriers': ['client-files/manifest', 'client-files/kafka'],
  'client-files/formats': [
    ...['client-files/code', 'client-files/compose', 'client-files/manifest', 'client-files/kafka'],
  ],
  index: ['library', 'report', 'settings', 'commands', 'evidence', 'package'],
  package: [],
};

/**
 * Why one file may not import another, or `undefined` when it may. Both are paths from the root of the repository, with
 * slashes.
 *
 * @param {string} from
 * @param {string} to
 * @returns {string | undefined}
 */
export function whyNot(from, to) {
  if (nameOf(to).startsWith('_') && folderOf(from) !== folderOf(to)) {
    return `${to} is private to its folder, as its name begins with _: give it a name of its own.`;
  }
  const [ours, theirs] = [roomOf(from), roomOf(to)];
  if (ours === undefined || theirs === undefined) return undefined;
  if (ours !== theirs) return MAY_USE[ours]?.includes(theirs) === true ? undefined : refusal(ours);
  const [part, other] = [partOf(from), partOf(to)];
  if (part === other || part === undefined || other === undefined) return undefined;
  return MAY_USE[part]?.includes(other) === true ? undefined : refusal(part);
}

/** @param {string} room */
const refusal = (room) => `src/${room} may import from: ${MAY_USE[room]?.join(', ') || 'no other room'}.`;

/** @param {string} file */
const nameOf = (file) => file.slice(file.lastIndexOf('/') + 1);
/** @param {string} file */
const folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** @param {string} file */
function roomOf(file) {
  const [src, room] = file.split('/');
  return src === 'src' ? room?.replace(/\.tsx?$/, '') : undefined;
}

/** @param {string} file */
function partOf(file) {
  const part = file.split('/').slice(1, 3).join('/');
  return part in MAY_USE ? part : undefined;
}
