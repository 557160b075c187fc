import type { ExplorerConfig, Issuer } from '../config.ts'
import { Latest } from '../latest.ts'
import { asking, type SessionEdges, type SignInProblem, sessionFromAnswer, silentSession } from './obtain-session.ts'
import { makeProofKey } from './proof-key.ts'
import { type Session, withChoicesOf } from './session.ts'
import type { TabMemory } from './tab-memory.ts'

/** Who the page asks as. */
export type SignInState =
  | { readonly kind: 'public'; readonly problem?: SignInProblem }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'ended'; readonly session: Session; readonly problem: SignInProblem }

/** What the reader may choose while signed in. */
export type Choice = Partial<Pick<Session, 'role' | 'purpose'>>

/** What the sign-in of a tab stands on. */
export interface SignInEdges extends SessionEdges {
  readonly memory: TabMemory
  /** Leaves the page for another address. */
  readonly leave: (url: URL) => void
}

const leastLeft = 5_000

/** The sign-in of one tab. It goes on where an earlier load of the page left it. */
export class SignIn {
  readonly #issuers: readonly Issuer[]
  readonly #edges: SignInEdges
  /** Who the page asks as, for those who want to know when it changes. */
  readonly state: Latest<SignInState>
  #renewing: Promise<SignInState> | undefined

  constructor({ issuers }: Pick<ExplorerConfig, 'issuers'>, edges: SignInEdges) {
    const session = edges.memory.session()
    this.#issuers = issuers
    this.#edges = edges
    this.state = new Latest(session ? signedIn(session) : nobody)
  }

  /** Leaves for the issuer. Without `prompt` it may let the reader back in by a session it still has. */
  async begin(issuerId: string, prompt?: 'login'): Promise<void> {
    const issuer = this.#issuer(issuerId)
    if (!issuer) return
    try {
      const key = await makeProofKey()
      await this.#edges.keys.keep(key)
      const { pending, url } = await asking(issuer, key, prompt, this.#edges)
      this.#edges.memory.keepPending(pending)
      this.#edges.leave(url)
    } catch {
      const state = this.state.current()
      this.#become({ ...(state.kind === 'ended' ? state : nobody), problem: 'ISSUER_UNREACHABLE' })
    }
  }

  /** Takes the issuer's answer from the address the page was opened with. */
  async finish(answer: URLSearchParams): Promise<void> {
    const pending = this.#edges.memory.takePending()
    if (!answer.has('state')) return
    if (!pending) return void this.#become({ ...nobody, problem: 'FOREIGN_ANSWER' })
    const outcome = await sessionFromAnswer(answer, pending, this.#issuer(pending.issuer), this.#edges)
    this.#become(outcome.kind === 'session' ? signedIn(outcome.session) : { ...nobody, problem: outcome.problem })
  }

  /** Who to ask as now; a token about to end is renewed first. */
  async fresh(): Promise<SignInState> {
    const state = this.state.current()
    const isEnding = state.kind === 'signed-in' && state.session.endsAt - Date.now() < leastLeft
    return isEnding ? this.renew() : state
  }

  /** Renews the token without showing anything, or says why it could not. */
  async renew(): Promise<SignInState> {
    const state = this.state.current()
    if (state.kind !== 'signed-in') return state
    this.#renewing ??= this.#renew(state.session).finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Acts in another role or asks for another purpose from now on. */
  choose(choice: Choice): void {
    const state = this.state.current()
    if (state.kind === 'signed-in') this.#become(signedIn({ ...state.session, ...choice }))
  }

  /** Forgets the token and the key. */
  async end(): Promise<void> {
    const state = this.state.current()
    this.#become(nobody)
    if (state.kind !== 'public') await this.#edges.keys.drop(state.session.keyId)
  }

  async #renew(session: Session): Promise<SignInState> {
    const outcome = await silentSession(session, this.#issuer(session.issuer), this.#edges)
    const now = this.state.current()
    if (now.kind !== 'signed-in' || now.session.token !== session.token) return now
    if (outcome.kind === 'problem') return this.#become({ ...now, kind: 'ended', problem: outcome.problem })
    return this.#become(signedIn(withChoicesOf(outcome.session, now.session)))
  }

  #issuer(wanted: string): Issuer | undefined {
    return this.#issuers.find(({ id }) => id === wanted)
  }

  #become(next: SignInState): SignInState {
    this.#edges.memory.keepSession(next.kind === 'signed-in' ? next.session : undefined)
    this.state.set(next)
    return next
  }
}

const nobody: Extract<SignInState, { kind: 'public' }> = { kind: 'public' }

function signedIn(session: Session): SignInState {
  return { kind: 'signed-in', session }
}
