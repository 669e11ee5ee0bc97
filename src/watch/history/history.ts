import { gunzipSync, gzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import type { Database } from 'node-sqlite3-wasm';
import { BundleError, readBundle, writeBundle } from '../../evidence/bundle.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { UsageError } from '../../text/problem.ts';
import type { WatchEvent } from '../event.ts';
import { ownerOf } from '../events.ts';
import type { OpenFinding } from '../findings/define.ts';
import type { Incident } from '../incidents.ts';
import type { Recorded } from '../notifications.ts';
import type { Sample, Span } from '../sighting.ts';
import type { State } from '../state.ts';
import { createDatabase, inDatabase } from './database.ts';

/** Everything that one look at a target adds to the history. */
export interface Round {
  readonly target: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly durationMs: number;
  readonly state: State;
  /** Since when the target is in this state. */
  readonly since: number;
  /** Absent when the target could not be looked at. */
  readonly evidence?: Evidence;
  /** Those that this round began or made longer. */
  readonly spans: readonly Span[];
  readonly samples: readonly Omit<Sample, 'at'>[];
  /** Those that hold now; every other one of this target has ended. */
  readonly findings: readonly OpenFinding[];
  readonly events: readonly WatchEvent[];
}

/** What is known of a target from earlier rounds. */
export interface Known {
  readonly state: State;
  readonly since: number;
  readonly latest?: Evidence;
  readonly healthy?: Evidence;
}

/** What rounds saw of a target, oldest first, and what held at the end of the last one. */
export interface Seen {
  readonly spans: readonly Span[];
  readonly samples: readonly Sample[];
  readonly findings: readonly OpenFinding[];
}

const DAY_MS = 86_400_000;

/** How much is kept, for each target. What has not ended is kept longer. */
const KEEP = { runsMs: 31 * DAY_MS, samplesMs: 31 * DAY_MS, spans: 100, eventsMs: 90 * DAY_MS } as const;
/** A number that drifts is sampled this often. */
const SAMPLE_MS = 3_600_000;
const ROUNDS_BETWEEN_CLEANING = 200;

/**
 * What a watch has seen, on disk. Each round is one transaction: after a kill at any moment all of it is there or
 * nothing, and the same round is never counted twice.
 */
export class History {
  readonly #path: string;
  readonly #version: string;
  readonly #token = randomUUID();
  #rounds = 0;

  readonly #notifies: boolean;

  private constructor(path: string, version: string, notifies: boolean) {
    this.#notifies = notifies;
    this.#path = path;
    this.#version = version;
  }

  /**
   * @param notifies whether events are to be delivered; otherwise a later watch does not deliver them either
   * @throws UsageError for a file that cannot be used, or that is something else
   */
  static async open(path: string, version: string, notifies = true): Promise<History> {
    await createDatabase(path);
    const history = new History(path, version, notifies);
    await inDatabase(path, (database) => {
      database.exec('CREATE INDEX IF NOT EXISTS waiting ON events (id) WHERE is_delivered = 0');
      database.run('DELETE FROM owner');
      database.run('INSERT INTO owner VALUES (?)', [history.#token]);
    });
    return history;
  }

  /**
   * Adds a round.
   *
   * @throws UsageError when another watch has opened the history since
   */
  async record(round: Round): Promise<void> {
    await inDatabase(this.#path, (database) => {
      this.#assertOwned(database);
      const { target, at, durationMs, state } = round;
      database.run('INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)', [
        ...[target, at, state.outcome],
        ...[JSON.stringify(state.causes), Math.round(durationMs)],
      ]);
      this.#keepTarget(database, round);
      for (const each of round.spans) keepSpan(database, target, each);
      for (const each of round.samples) addSample(database, target, at, each);
      keepFindings(database, round);
      this.#keepEvents(database, at, round.events);
      if (this.#rounds % ROUNDS_BETWEEN_CLEANING === 0) clean(database, at);
    });
    this.#rounds += 1;
  }

  #keepTarget(database: Database, { target, state, since, evidence }: Round): void {
    const packed =
      evidence === undefined ? null : gzipSync(writeBundle(evidence, { version: this.#version }));
    const isHealthy = state.outcome === 'healthy';
    database.run(
      `INSERT INTO targets VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET state = excluded.state,
       since = excluded.since, latest = coalesce(excluded.latest, latest), healthy = coalesce(excluded.healthy, healthy)`,
      [target, JSON.stringify(state), since, packed, isHealthy ? packed : null],
    );
  }

  /** What earlier rounds found out about a target; undefined for a new one. */
  known(target: string): Promise<Known | undefined> {
    return inDatabase(this.#path, (database) => {
      const [row] = all(database, 'SELECT state, since, latest, healthy FROM targets WHERE name = ?', [
        target,
      ]);
      if (row === undefined) return undefined;
      const [latest, healthy] = [evidenceIn(row['latest']), evidenceIn(row['healthy'])];
      return {
        state: JSON.parse(String(row['state'])) as State,
        since: Number(row['since']),
        ...(latest !== undefined && { latest }),
        ...(healthy !== undefined && { healthy }),
      };
    });
  }

  /** What earlier rounds saw of a target. */
  seen(target: string): Promise<Seen> {
    return inDatabase(this.#path, (database) => ({
      spans: all(
        database,
        'SELECT what, subject, since, until, seen, value FROM spans WHERE target = ? ORDER BY since',
        [target],
      ) as unknown as readonly Span[],
      samples: all(database, 'SELECT what, at, value FROM samples WHERE target = ? ORDER BY at', [
        target,
      ]) as unknown as readonly Sample[],
      findings: all(
        database,
        'SELECT since, found FROM findings WHERE target = ? AND ended IS NULL ORDER BY since, id, subject',
        [target],
      ).map(({ since, found }) => ({ ...(JSON.parse(String(found)) as OpenFinding), since: Number(since) })),
    }));
  }

  /** The problems of targets that hold, by target, each with what has it. */
  incidents(): Promise<ReadonlyMap<string, readonly (readonly [owner: string, incident: Incident])[]>> {
    return inDatabase(this.#path, (database) => {
      const states = all(database, 'SELECT name AS target, state AS kept FROM targets');
      const findings = all(database, 'SELECT target, found AS kept FROM findings WHERE ended IS NULL');
      const open = new Map<string, (readonly [string, Incident])[]>();
      for (const { target: name, kept } of [...states, ...findings]) {
        const target = String(name);
        const { incident, ...what } = JSON.parse(String(kept)) as State | OpenFinding;
        if (incident === undefined) continue;
        const owner = 'subject' in what ? ownerOf(target, what) : target;
        open.set(target, [...(open.get(target) ?? []), [owner, incident]]);
      }
      return open;
    });
  }

  /** Forgets how a target is, because it is no longer watched: one that comes back is a new one. */
  async remove(target: string, at: number, events: readonly WatchEvent[]): Promise<void> {
    await inDatabase(this.#path, (database) => {
      this.#assertOwned(database);
      database.run('DELETE FROM targets WHERE name = ?', [target]);
      database.run('UPDATE findings SET ended = ? WHERE target = ? AND ended IS NULL', [at, target]);
      this.#keepEvents(database, at, events);
    });
  }

  #keepEvents(database: Database, at: number, events: readonly WatchEvent[]): void {
    for (const event of events)
      database.run('INSERT INTO events (at, event, is_delivered) VALUES (?, ?, ?)', [
        ...[at, JSON.stringify(event), this.#notifies ? 0 : 1],
      ]);
  }

  /** Rounds by their outcome, of all targets, as far as they are kept. */
  counts(): Promise<ReadonlyMap<string, number>> {
    return inDatabase(this.#path, (database) => {
      const rows = all(database, 'SELECT outcome, count(*) AS n FROM runs GROUP BY outcome');
      return new Map(rows.map(({ outcome, n }) => [String(outcome), Number(n)]));
    });
  }

  /** Events up to this one that were not delivered yet, oldest first. */
  undelivered(last = Number.MAX_SAFE_INTEGER): Promise<readonly Recorded[]> {
    return inDatabase(this.#path, (database) =>
      all(database, 'SELECT id, event FROM events WHERE is_delivered = 0 AND id <= ? ORDER BY id', [
        last,
      ]).map(({ id, event }) => ({ id: Number(id), event: JSON.parse(String(event)) as WatchEvent })),
    );
  }

  /** The number of the last event; 0 when there is none. */
  lastEvent(): Promise<number> {
    return inDatabase(this.#path, (database) =>
      Number(database.get('SELECT max(id) AS id FROM events')?.['id'] ?? 0),
    );
  }

  /**
   * Gives up delivering the oldest events, so that no more than this many wait.
   *
   * @returns how many were given up
   */
  dropUndelivered(most: number): Promise<number> {
    return inDatabase(
      this.#path,
      (database) =>
        database.run(
          `UPDATE events SET is_delivered = 1 WHERE id IN
             (SELECT id FROM events WHERE is_delivered = 0 ORDER BY id DESC LIMIT -1 OFFSET ?)`,
          [most],
        ).changes,
    );
  }

  /** Marks events as delivered, so that no other run delivers them. */
  markDelivered(ids: readonly number[]): Promise<void> {
    return inDatabase(this.#path, (database) => {
      for (const id of ids) database.run('UPDATE events SET is_delivered = 1 WHERE id = ?', [id]);
    });
  }

  #assertOwned(database: Database): void {
    if (database.get('SELECT token FROM owner')?.['token'] === this.#token) return;
    throw new UsageError([
      `--history ${this.#path}: another "oauthbearer watch" has taken it over, so this one ends; give each its own file`,
    ]);
  }
}

const all = (
  database: Database,
  sql: string,
  values: (string | number)[] = [],
): readonly Record<string, unknown>[] => database.all(sql, values);

/** Undefined for what another version wrote and this one does not read. */
function evidenceIn(blob: unknown): Evidence | undefined {
  if (!(blob instanceof Uint8Array)) return undefined;
  try {
    return readBundle(gunzipSync(blob).toString('utf8')).evidence;
  } catch (error) {
    if (error instanceof BundleError) return undefined;
    throw error;
  }
}

function keepSpan(
  database: Database,
  target: string,
  { what, subject, since, until, seen, value }: Span,
): void {
  database.run('INSERT OR REPLACE INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)', [
    ...[target, what, subject, since, until, seen, value],
  ]);
}

function addSample(
  database: Database,
  target: string,
  at: number,
  { what, value }: Omit<Sample, 'at'>,
): void {
  const last = database.get('SELECT max(at) AS at FROM samples WHERE target = ? AND what = ?', [
    target,
    what,
  ]);
  if (last?.['at'] != null && at - Number(last['at']) < SAMPLE_MS) return;
  database.run('INSERT OR REPLACE INTO samples VALUES (?, ?, ?, ?)', [target, what, at, value]);
}

function keepFindings(database: Database, { target, at, findings }: Round): void {
  database.run('UPDATE findings SET ended = ? WHERE target = ? AND ended IS NULL', [at, target]);
  for (const finding of findings)
    database.run('INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, NULL, ?, ?)', [
      ...[target, finding.id, finding.subject, finding.since, finding.stage],
      JSON.stringify(finding),
    ]);
}

/** Removes what is too old, so that the file stops growing: SQLite uses the free pages again. */
function clean(database: Database, now: number): void {
  database.run('DELETE FROM runs WHERE at < ?', [now - KEEP.runsMs]);
  database.run('DELETE FROM samples WHERE at < ?', [now - KEEP.samplesMs]);
  database.run('DELETE FROM events WHERE at < ?', [now - KEEP.eventsMs]);
  database.run('DELETE FROM findings WHERE ended < ?', [now - KEEP.eventsMs]);
  database.run(
    `DELETE FROM spans WHERE (target, what, subject, since) IN (
       SELECT target, what, subject, since FROM (
         SELECT *, row_number() OVER (PARTITION BY target, what, subject ORDER BY since DESC) AS nth FROM spans
       ) WHERE nth > ?)`,
    [KEEP.spans],
  );
  database.run(`DELETE FROM targets WHERE name NOT IN (SELECT target FROM runs) AND since < ?`, [
    now - KEEP.eventsMs,
  ]);
  database.run('DELETE FROM spans WHERE target NOT IN (SELECT name FROM targets)');
  database.run('DELETE FROM findings WHERE target NOT IN (SELECT name FROM targets)');
}
