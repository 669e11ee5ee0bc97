import { time } from '../../compare/words.ts';

const DAY_MS = 86_400_000;

/** Days before an end at which it is reported once more. */
const STAGES = [14, 7, 3, 1, 0] as const;

/** How urgent an end is: 0 at first, and one more for each of the stages that is reached. */
export const stageOf = (endsAt: number, now: number): number =>
  STAGES.filter((days) => endsAt - now <= days * DAY_MS).length;

/** `2027-03-01 12:00 UTC`. */
export const moment = (at: number): string => time(new Date(at).toISOString());

/** "in 12 days", "in 5 h", "12 days ago". */
export function until(at: number, now: number): string {
  const hours = Math.round(Math.abs(at - now) / 3_600_000);
  const length = hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
  return at < now ? `${length} ago` : `in ${length}`;
}
