import * as z from 'zod/mini'
import type { PendingSignIn } from './authorization.ts'
import { parseSession, type Session } from './session.ts'

/** What a tab remembers of a sign-in, so that a reload or the way to the issuer and back does not lose it. */
export interface TabMemory {
  readonly session: () => Session | undefined
  readonly keepSession: (session: Session | undefined) => void
  /** Gives the sign-in that has begun, once. */
  readonly takePending: () => PendingSignIn | undefined
  readonly keepPending: (pending: PendingSignIn) => void
}

const names = { session: 'simpul.session', pending: 'simpul.pending' } as const
const text = z.string()
const pendingSignIn = z.object({ issuer: text, state: text, nonce: text, verifier: text, keyId: text })

/** Keeps it in the tab's session storage, which no other tab reads and which goes when the tab is closed. */
export function tabMemory(store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): TabMemory {
  return {
    session: () => parseSession(read(store.getItem(names.session))),
    keepSession: (session) => {
      if (session) store.setItem(names.session, JSON.stringify(session))
      else store.removeItem(names.session)
    },
    takePending: () => {
      const kept = pendingSignIn.safeParse(read(store.getItem(names.pending))).data
      store.removeItem(names.pending)
      return kept
    },
    keepPending: (pending) => store.setItem(names.pending, JSON.stringify(pending)),
  }
}

function read(kept: string | null): unknown {
  try {
    return kept === null ? undefined : JSON.parse(kept)
  } catch {
    return undefined
  }
}
