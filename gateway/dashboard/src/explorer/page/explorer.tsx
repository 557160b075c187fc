import type { Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { BoundaryPanel } from '../boundary/boundary-panel.tsx'
import type { ExplorerConfig } from '../config.ts'
import { draftOf, keepDraft, recallDraft } from '../draft.ts'
import { type Example, examples } from '../examples.ts'
import type { Language } from '../language.ts'
import type { Latest } from '../latest.ts'
import { ReportPanel } from '../report/report-panel.tsx'
import { ReportSwitch } from '../report/report-switch.tsx'
import type { SignIn } from '../sign-in/sign-in.ts'
import type { WatchedAnswer } from '../watched-fetcher.ts'
import { words } from '../words.ts'
import { leaveEditorOnEscape } from './leave-editor.ts'
import { type Say, TopBar } from './top-bar.tsx'
import { useRenewal } from './use-renewal.ts'
import { Who } from './who.tsx'

/** What the page stands on. */
export interface ExplorerProps {
  readonly config: ExplorerConfig
  readonly signIn: SignIn
  readonly language: Latest<Language>
  readonly answer: Latest<WatchedAnswer | undefined>
  /** Whether a report of each request is asked for and shown. */
  readonly wantsReport: Latest<boolean>
  readonly fetcher: Fetcher
  /** Where GraphiQL keeps its queries. */
  readonly storage: Storage
  /** Called when the reader has signed out: nothing they saw or asked may stay. */
  readonly onSignedOut: () => void
}

/** The whole page: who asks, ready questions, GraphiQL, and the boundary of the last answer. */
export function Explorer({
  config,
  signIn,
  language,
  answer,
  wantsReport,
  fetcher,
  storage,
  onSignedOut,
}: ExplorerProps): ReactNode {
  const state = useSyncExternalStore(signIn.state.subscribe, signIn.state.current)
  const spoken = useSyncExternalStore(language.subscribe, language.current)
  const lastAnswer = useSyncExternalStore(answer.subscribe, answer.current)
  const isReportOn = useSyncExternalStore(wantsReport.subscribe, wantsReport.current)
  const say: Say = (said) => said[spoken]
  const nameOf = (agency: string) => {
    const known = config.issuers.find(({ id }) => id === agency)
    return known ? say(known.name) : agency
  }
  const written = (example: Example) => draftOf(example, say, config.exampleWorker ?? '')
  const [draft, setDraft] = useState(() => recallDraft(storage) ?? written(examples[0]))
  useEffect(() => keepDraft(storage, draft), [storage, draft])
  useRenewal(signIn, state)
  useEffect(() => leaveEditorOnEscape(document), [])

  return (
    <>
      <a className="skip" href="#query">
        {say(words.skip)}
      </a>
      <TopBar say={say} language={spoken} onLanguage={(chosen) => language.set(chosen)} />
      <Who
        say={say}
        config={config}
        signIn={signIn}
        state={state}
        onSignOut={() => void signIn.end().then(onSignedOut)}
      />
      <Examples say={say} onPick={(example) => setDraft(written(example))} />
      <main>
        <div className="work" id="query" tabIndex={-1}>
          <GraphiQL
            fetcher={fetcher}
            storage={storage}
            {...draft}
            defaultQuery=""
            onEditQuery={(query) => setDraft((earlier) => ({ ...earlier, query }))}
            onEditVariables={(variables) => setDraft((earlier) => ({ ...earlier, variables }))}
            defaultEditorToolsVisibility="variables"
            isHeadersEditorEnabled={false}
            shouldPersistHeaders={false}
          >
            <GraphiQL.Toolbar>
              {({ prettify, merge, copy }) => (
                <>
                  <ReportSwitch say={say} isOn={isReportOn} onSwitch={(isOn) => wantsReport.set(isOn)} />
                  {prettify}
                  {merge}
                  {copy}
                </>
              )}
            </GraphiQL.Toolbar>
            <GraphiQL.Logo>
              <span className="hint">{say(words.escape)}</span>
            </GraphiQL.Logo>
          </GraphiQL>
          {isReportOn && (
            <ReportPanel
              {...{ say, nameOf }}
              language={spoken}
              isPublic={state.kind === 'public'}
              answer={lastAnswer}
              onClose={() => wantsReport.set(false)}
            />
          )}
        </div>
        <BoundaryPanel say={say} nameOf={nameOf} isPublic={state.kind === 'public'} answer={lastAnswer} />
      </main>
    </>
  )
}

function Examples({ say, onPick }: { readonly say: Say; readonly onPick: (example: Example) => void }): ReactNode {
  return (
    <nav className="examples" aria-label={say(words.examples)}>
      <span className="examples-title">{say(words.examples)}</span>
      {examples.map((example) => (
        <button key={example.title.en} type="button" onClick={() => onPick(example)}>
          {say(example.title)}
        </button>
      ))}
    </nav>
  )
}
