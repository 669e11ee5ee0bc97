/** One kind of attack from outside. Tests carry its tag; `npm run hostile` adds up what they tried. */
export interface Area {
  readonly tag: `hostile/${string}`;
  readonly title: string;
}

/** In the order of the table that `npm run hostile` prints, and of the sections of `docs/hostile.md`. */
export const AREAS = [
  { tag: 'hostile/http', title: 'HTTP framing' },
  { tag: 'hostile/tls', title: 'TLS' },
  { tag: 'hostile/json', title: 'JSON of wrong types' },
  { tag: 'hostile/kafka', title: 'Kafka frames' },
  { tag: 'hostile/redaction', title: 'Redaction' },
  { tag: 'hostile/commands', title: 'Shell commands' },
  { tag: 'hostile/reports', title: 'Report formats' },
  { tag: 'hostile/inputs', title: 'Input files, pipes and devices' },
  { tag: 'hostile/destinations', title: 'Where requests go' },
  { tag: 'hostile/watch', title: 'What watch listens on, sends to and keeps' },
  { tag: 'hostile/ends', title: 'Signals, full disks and closed streams' },
] as const satisfies readonly Area[];
