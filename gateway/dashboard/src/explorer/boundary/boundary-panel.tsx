import type { ReactNode } from 'react'
import type { Say } from '../page/top-bar.tsx'
import type { WatchedAnswer } from '../watched-fetcher.ts'
import { words } from '../words.ts'
import { type ClosedField, type FieldGroup, groupFields, type OpenedField } from './boundary-report.ts'
import { basisWords, countWords, dutyWords, reasonWords } from './boundary-words.ts'

interface PanelProps {
  readonly say: Say
  /** The name of an agency, by its id. */
  readonly nameOf: (agency: string) => string
  readonly isPublic: boolean
  readonly answer: WatchedAnswer | undefined
}

/** What the last answer says of the boundary: what stayed closed and how to have it opened, what was opened and on which terms. */
export function BoundaryPanel({ say, nameOf, isPublic, answer }: PanelProps): ReactNode {
  const { closed, opened } = answer?.report ?? { closed: [], opened: [] }
  return (
    <aside className="boundary" aria-label={say(words.boundary)}>
      <header>
        <h2>{say(words.boundary)}</h2>
        {answer?.operation && <code>{answer.operation}</code>}
      </header>
      <p className="count" aria-live="polite">
        {say(answer ? countWords(closed.length, opened.length) : words.beforeAsking)}
        {isPublic && closed.length > 0 && ` ${say(words.signInHint)}`}
      </p>
      <div className="groups">
        {groupFields(closed).map((group) => (
          <Closed key={group.coordinates.join()} {...{ say, nameOf, isPublic }} {...group} />
        ))}
        {groupFields(opened).map((group) => (
          <Opened key={group.coordinates.join()} {...{ say, nameOf, isPublic }} {...group} />
        ))}
      </div>
    </aside>
  )
}

type GroupProps<Field> = FieldGroup<Field> & Pick<PanelProps, 'say' | 'nameOf' | 'isPublic'>

function Closed({ say, nameOf, isPublic, coordinates, shared }: GroupProps<ClosedField>): ReactNode {
  const { owner, ask, agreement, reason } = shared
  const isOwnerToAsk = owner === ask
  return (
    <section className="group closed">
      <h3>
        <Lock />
        {say(words.closed)}
      </h3>
      <Coordinates all={coordinates} />
      <p>{say(reasonWords(reason, isPublic))}</p>
      <dl>
        {!isOwnerToAsk && <Fact term={say(words.owner)} value={owner && nameOf(owner)} />}
        <Fact term={say(words.ask)} value={ask && `${nameOf(ask)} ${isOwnerToAsk ? say(words.isOwner) : ''}`} />
        <Fact term={say(words.wouldOpen)} value={agreement} isCode />
      </dl>
    </section>
  )
}

function Opened({ say, nameOf, coordinates, shared }: GroupProps<OpenedField>): ReactNode {
  return (
    <section className="group opened">
      <h3>
        <Lock isOpen />
        {say(words.opened)}
      </h3>
      <Coordinates all={coordinates} />
      <dl>
        <Fact term={say(words.owner)} value={shared.owner && nameOf(shared.owner)} />
        <Fact term={say(words.agreement)} value={shared.agreement} isCode />
        <Fact term={say(words.basis)} value={shared.basis && say(basisWords(shared.basis))} />
        <Fact term={say(words.duty)} value={say(dutyWords(shared.retainDays, shared.onward))} />
      </dl>
    </section>
  )
}

function Lock({ isOpen = false }: { readonly isOpen?: boolean }): ReactNode {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <rect x="2.5" y="7" width="11" height="7" rx="1.5" fill="currentColor" />
      <path d={isOpen ? 'M5 7V4.5a3 3 0 0 1 5.7-1.3' : 'M5 7V4.5a3 3 0 0 1 6 0V7'} />
    </svg>
  )
}

function Coordinates({ all }: { readonly all: readonly string[] }): ReactNode {
  return (
    <ul className="coordinates">
      {all.map((coordinate) => (
        <li key={coordinate}>
          <code>{coordinate}</code>
        </li>
      ))}
    </ul>
  )
}

function Fact({
  term,
  value,
  isCode = false,
}: {
  readonly term: string
  readonly value: string | null | undefined
  readonly isCode?: boolean
}): ReactNode {
  if (!value) return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>{isCode ? <code>{value}</code> : value}</dd>
    </div>
  )
}
