const dayMilliseconds = 86_400_000

/**
 * How long letters are remembered. What was heard is remembered longer than anything is told again, so that no letter
 * counts twice: `retry` and the time on its way end well before `heard` does.
 */
export const letterDays = {
  /** A delivered letter stays listed. */
  delivered: 90,
  /** A letter that never arrived is parked, and a parked one can be told again. */
  retry: 120,
  /** A parked letter stays listed, without its content once it cannot be told again. */
  parked: 365,
  /** The id of what another agency told. */
  heard: 180,
} as const

/** The moment so many days before. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMilliseconds)
}
