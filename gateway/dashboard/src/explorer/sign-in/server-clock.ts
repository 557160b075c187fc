/**
 * A clock set by the `Date` of a server's answer: an office computer that runs some minutes late could otherwise
 * sign no proof that the server accepts. Without a readable date it is the computer's own clock.
 */
export function serverClock(date: string | null, received: number, local: () => number = Date.now): () => Date {
  const told = Date.parse(date ?? '')
  const ahead = Number.isNaN(told) ? 0 : told - received
  return () => new Date(local() + ahead)
}
