import type { Credentials } from '../sign-in/credentials.ts'

const renewBefore = 45_000

/** Always has credentials that hold: renews them before they end, once for all who wait. */
export interface TokenKeeper {
  readonly current: () => Promise<Credentials>
}

/** Keeps `first`, and obtains the next shortly before it ends. A renewal that fails is tried again at the next request. */
export function tokenKeeper(
  first: Credentials,
  obtain: () => Promise<Credentials>,
  now: () => number = Date.now,
): TokenKeeper {
  let held = first
  let renewal: Promise<Credentials> | undefined

  const left = () => held.expiresAt.getTime() - now()
  const renew = () => {
    renewal ??= obtain()
      .then((credentials) => {
        held = credentials
        return credentials
      })
      .finally(() => {
        renewal = undefined
      })
    return renewal
  }

  return {
    current: async () => {
      if (left() > renewBefore) return held
      try {
        return await renew()
      } catch (error) {
        if (left() > 0) return held
        throw error
      }
    },
  }
}
