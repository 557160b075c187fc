import type { Write } from '../acts/write.ts'

/** One kind of work that is done later: reminders, due dates, deliveries. */
export interface JobKind<Payload = unknown> {
  /** Unlike any other's of the agency; jobs that wait are found by it. */
  readonly name: string
  /**
   * For work that comes back by itself: when its first job is due. The agency that is served has one such job always;
   * its work puts the next one under the kind's name as its key.
   */
  readonly beginsAt?: (now: Date) => Date
  /**
   * Does the work. Its writes and the job's end are one transaction: both are there or neither is, so it counts once
   * however often it was begun. It looks at the row again: what was true when the job was made may have changed.
   */
  work(write: Write, payload: Payload, now: Date): Promise<void>
}

/** The kinds of an agency by name; two of one name stop the start. */
export function jobKindsByName(kinds: readonly JobKind[]): ReadonlyMap<string, JobKind> {
  const found = new Map<string, JobKind>()
  for (const kind of kinds) {
    if (found.has(kind.name)) throw new Error(`There are two kinds of job with the name ${kind.name}.`)
    found.set(kind.name, kind)
  }
  return found
}
