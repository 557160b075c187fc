import { useEffect } from 'react'
import type { SignIn, SignInState } from '../sign-in/sign-in.ts'

const before = 30_000

/** Renews the token shortly before it ends, for as long as the page is open. */
export function useRenewal(signIn: SignIn, state: SignInState): void {
  const endsAt = state.kind === 'signed-in' ? state.session.endsAt : undefined
  useEffect(() => {
    if (endsAt === undefined) return
    const timer = setTimeout(() => void signIn.renew(), renewalWait(endsAt - Date.now()))
    return () => clearTimeout(timer)
  }, [signIn, endsAt])
}

/** How long to wait with the renewal of a token that has `left` milliseconds: never so short that it would run in circles. */
export function renewalWait(left: number): number {
  return Math.max(left - before, left / 2, 0)
}
