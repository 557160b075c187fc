import { type FormEvent, type ReactNode, useState } from 'react'
import type { ExplorerConfig } from '../config.ts'
import type { Session } from '../sign-in/session.ts'
import type { SignIn, SignInState } from '../sign-in/sign-in.ts'
import { problemWords, roleWords, words } from '../words.ts'
import { Picker } from './picker.tsx'
import type { Say } from './top-bar.tsx'

interface WhoProps {
  readonly say: Say
  readonly config: ExplorerConfig
  readonly signIn: SignIn
  readonly state: SignInState
  readonly onSignOut: () => void
}

/** Who is asking: the public, or somebody signed in, who may choose a role and a purpose. */
export function Who(props: WhoProps): ReactNode {
  const { say, state } = props
  const problem = state.kind === 'signed-in' ? undefined : state.problem
  return (
    <section className="who" aria-label={say(words.who)}>
      {problem && (
        <p className="problem" role="alert">
          {say(problemWords[problem])}
        </p>
      )}
      {state.kind === 'public' && <Outside {...props} />}
      {state.kind === 'signed-in' && <Inside {...props} session={state.session} />}
      {state.kind === 'ended' && <Ended {...props} session={state.session} needsLogin={problem === 'SOMEBODY_ELSE'} />}
    </section>
  )
}

function Outside({ say, config, signIn }: WhoProps): ReactNode {
  const [issuer, setIssuer] = useState(config.issuers[0]?.id ?? '')
  const [isLeaving, setLeaving] = useState(false)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    setLeaving(true)
    await signIn.begin(issuer, 'login')
    setLeaving(false)
  }
  return (
    <>
      <p className="as">{say(words.asPublic)}</p>
      <form onSubmit={(event) => void begin(event)}>
        <Picker
          label={say(words.signInAt)}
          value={issuer}
          onPick={setIssuer}
          options={config.issuers.map(({ id, name }) => ({ value: id, title: say(name) }))}
        />
        <button type="submit" className="main" disabled={isLeaving || !issuer}>
          {say(isLeaving ? words.leaving : words.signIn)}
        </button>
      </form>
    </>
  )
}

function Inside({ say, config, signIn, session, onSignOut }: WhoProps & { readonly session: Session }): ReactNode {
  const purposes = session.purposes.map((value) => {
    const title = config.purposes.find((purpose) => purpose.value === value)
    return { value, title: title ? say(title) : value }
  })
  const roles = session.roles.map((value) => ({ value, title: say(roleWords(value)) }))
  return (
    <>
      <Person say={say} config={config} session={session} />
      {roles.length > 1 && (
        <Picker
          label={say(words.role)}
          value={session.role ?? ''}
          onPick={(role) => signIn.choose({ role })}
          options={roles}
        />
      )}
      {purposes.length > 0 && (
        <Picker
          label={say(words.purpose)}
          value={session.purpose ?? ''}
          onPick={(purpose) => signIn.choose({ purpose })}
          options={purposes}
        />
      )}
      <button type="button" onClick={onSignOut}>
        {say(words.signOut)}
      </button>
    </>
  )
}

function Ended({
  say,
  config,
  signIn,
  session,
  needsLogin,
  onSignOut,
}: WhoProps & { readonly session: Session; readonly needsLogin: boolean }): ReactNode {
  return (
    <>
      <Person say={say} config={config} session={session} />
      <button
        type="button"
        className="main"
        onClick={() => void signIn.begin(session.issuer, needsLogin ? 'login' : undefined)}
      >
        {say(words.signInAgain)}
      </button>
      <button type="button" onClick={onSignOut}>
        {say(words.signOut)}
      </button>
    </>
  )
}

function Person({ say, config, session }: Pick<WhoProps, 'say' | 'config'> & { readonly session: Session }): ReactNode {
  const issuer = config.issuers.find(({ id }) => id === session.issuer)
  return (
    <p className="as">
      {say(words.askingAs)} <strong>{session.name}</strong>
      <span className="role">
        {session.role && `${say(roleWords(session.role))}, `}
        {issuer ? say(issuer.name) : session.issuer}
      </span>
    </p>
  )
}
