import type { PartName } from './entry.ts'
import type { Payload } from './payload.ts'

/** The payload without some parts: their values and salts are gone, and the leaf still verifies. */
export function withoutParts(payload: Payload, ...names: readonly PartName[]): Payload {
  const erased = Object.fromEntries(names.map((name) => [name, null]))
  return { ...payload, parts: { ...payload.parts, ...erased } }
}

/** The payload without one subject: the others stay, and nothing tells any more whom the place was about. */
export function withoutSubject(payload: Payload, subject: string): Payload {
  return { ...payload, subjects: payload.subjects.map((opening) => (opening?.value === subject ? null : opening)) }
}

/** The payload as one subject may see it: themselves, and no other person, neither who asked nor whom else it was about. */
export function shownTo(payload: Payload, subject: string): Payload {
  const own = payload.subjects.map((opening) => (opening?.value === subject ? opening : null))
  return withoutParts({ ...payload, subjects: own }, 'person', 'counts')
}
