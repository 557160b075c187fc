import type { ReactNode } from 'react'
import { type Language, languages, type Said } from '../language.ts'
import { words } from '../words.ts'
import knot from './knot.svg'

/** Says a text in the reader's language. */
export type Say = (said: Said) => string

/** The head of the page: whose it is, and in which language. */
export function TopBar({
  say,
  language,
  onLanguage,
}: {
  readonly say: Say
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}): ReactNode {
  return (
    <header className="top-bar">
      <img className="knot" src={knot} alt="" width="36" height="36" />
      <h1>
        Simpul <span className="page-name">{say(words.title)}</span>
      </h1>
      <p className="tagline">{say(words.tagline)}</p>
      <fieldset className="languages">
        <legend className="unseen">{say(words.language)}</legend>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-label={languageNames[one]}
            aria-pressed={one === language}
            onClick={() => onLanguage(one)}
          >
            <span className="whole">{languageNames[one]}</span>
            <span className="short">{one.toUpperCase()}</span>
          </button>
        ))}
      </fieldset>
    </header>
  )
}

const languageNames: Readonly<Record<Language, string>> = { id: 'Indonesia', en: 'English' }
