import { HubError } from '@simpul/serving'
import type { Identity } from '../../caller/identify-caller.ts'
import type { StreamLimits } from './stream-limits.ts'

/** Something that stands open and must end when it may no longer stand. */
export interface Watched {
  /** Why it must end now; undefined while it may stay. */
  fault(): HubError | undefined
  end(reason: HubError): void
}

/** All that stands open at a hub. */
export interface OpenStreams {
  /** Takes a place for one stream; throws a `HubError` where there is none. Answers how to give it back. */
  enter(identity: Identity, address: string): () => void
  /** Looks now and then whether something must end. Answers how to stop looking. */
  watch(one: Watched): () => void
  count(): number
  /** Ends everything. */
  close(): void
}

/** Nothing stands open yet. */
export function openStreams(limits: StreamLimits): OpenStreams {
  const places = new Map<string, number>()
  const watched = new Set<Watched>()
  let total = 0
  let isClosed = false
  const timer = setInterval(() => {
    for (const one of watched) {
      const reason = one.fault()
      if (reason !== undefined) one.end(reason)
    }
  }, limits.checkMilliseconds)
  timer.unref()
  return {
    enter(identity, address) {
      if (isClosed) throw stopping()
      if (total >= limits.perHub) throw full()
      const { name, most } = placeOf(identity, address, limits)
      const taken = places.get(name) ?? 0
      if (taken >= most) throw tooMany(most)
      places.set(name, taken + 1)
      total += 1
      return once(() => {
        total -= 1
        const left = (places.get(name) ?? 1) - 1
        if (left === 0) places.delete(name)
        else places.set(name, left)
      })
    },
    watch(one) {
      watched.add(one)
      return () => void watched.delete(one)
    },
    count: () => total,
    close() {
      isClosed = true
      clearInterval(timer)
      for (const one of watched) one.end(stopping())
    },
  }
}

/** A person has places of their own, whatever the purpose; the public shares those of its address. */
function placeOf({ caller }: Identity, address: string, { perCaller, perAddress }: StreamLimits) {
  if (caller.kind === 'agency') return { name: `${caller.agency} ${caller.person}`, most: perCaller }
  if (caller.kind === 'subject') return { name: `subject ${caller.person}`, most: perCaller }
  return { name: `public ${address}`, most: perAddress }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

function stopping(): HubError {
  return new HubError('NOT_READY', 'The hub is stopping. Subscribe again in a moment.')
}

function full(): HubError {
  return new HubError('NOT_READY', 'The hub has as many open streams as it serves. Try again later.')
}

function tooMany(most: number): HubError {
  return new HubError('TOO_COMPLEX', `You have ${most} streams open, which is the limit. End one of them first.`)
}
