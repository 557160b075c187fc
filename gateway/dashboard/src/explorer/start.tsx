import 'graphiql/style.css'
import './page/explorer.css'
import './report/report.css'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { createRoot } from 'react-dom/client'
import { type ExplorerConfig, parseConfig } from './config.ts'
import { hubFetch } from './hub-fetch.ts'
import { firstLanguage, recallLanguage, rememberLanguage } from './language.ts'
import { Latest } from './latest.ts'
import { Explorer } from './page/explorer.tsx'
import { keepReportChoice, recallReportChoice } from './report/report-choice.ts'
import { keptProofKeys } from './sign-in/kept-proof-keys.ts'
import { serverClock } from './sign-in/server-clock.ts'
import { SignIn } from './sign-in/sign-in.ts'
import { askInFrame } from './sign-in/silent-frame.ts'
import { tabMemory } from './sign-in/tab-memory.ts'
import { type WatchedAnswer, watchedFetcher } from './watched-fetcher.ts'
import { words } from './words.ts'

const pageAddress = `${location.origin}/explorer`
const keys = keptProofKeys(indexedDB)
const send = (url: string, init?: RequestInit): Promise<Response> => fetch(url, init)

const language = new Latest(firstLanguage(recallLanguage(localStorage), navigator.languages))
language.subscribe(() => rememberLanguage(localStorage, language.current()))
language.subscribe(nameLanguage)
nameLanguage()

const root = createRoot(document.querySelector('#page') ?? document.body)
try {
  await start()
} catch {
  root.render(<p className="trouble">{words.noConfig[language.current()]}</p>)
}

async function start(): Promise<void> {
  const response = await send('/explorer/config.json')
  const now = serverClock(response.headers.get('date'), Date.now())
  const config = parseConfig(await response.json())
  const signIn = tabSignIn(config, now)
  await signIn.finish(takeAnswer())

  const answer = new Latest<WatchedAnswer | undefined>(undefined)
  const wantsReport = new Latest(recallReportChoice(sessionStorage))
  wantsReport.subscribe(() => keepReportChoice(sessionStorage, wantsReport.current()))
  const asWhom = () => signIn.fresh()
  const hub = hubFetch({ config, keys, now, asWhom, fetch: send, language: language.current })
  const fetcher = watchedFetcher({
    fetcher: createGraphiQLFetcher({ url: config.graphql, fetch: hub }),
    tell: (told) => answer.set(told),
    wantsReport: wantsReport.current,
    noSubscription: () => words.noSubscription[language.current()],
  })
  const props = {
    config,
    signIn,
    language,
    answer,
    wantsReport,
    fetcher,
    storage: sessionStorage,
    onSignedOut: startOver,
  }
  root.render(<Explorer {...props} />)
}

function tabSignIn(config: ExplorerConfig, now: () => Date): SignIn {
  return new SignIn(config, {
    keys,
    now,
    fetch: send,
    memory: tabMemory(sessionStorage),
    redirectUri: pageAddress,
    leave: (url) => location.assign(url),
    askSilently: (url) => askInFrame(window, url),
  })
}

/** Takes an issuer's answer out of the address, so that a code stays neither there nor in the history. */
function takeAnswer(): URLSearchParams {
  const answer = new URLSearchParams(location.search)
  if (location.search) history.replaceState(null, '', pageAddress)
  return answer
}

/** Forgets what this tab asked, and loads the page anew so that no answer stays in its memory. */
function startOver(): void {
  sessionStorage.clear()
  location.replace(pageAddress)
}

function nameLanguage(): void {
  document.documentElement.lang = language.current()
  document.title = `Simpul · ${words.title[language.current()]}`
}
