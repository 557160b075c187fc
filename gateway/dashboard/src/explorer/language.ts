/** The languages the pages speak. */
export const languages = ['id', 'en'] as const

/** One of the languages the pages speak. */
export type Language = (typeof languages)[number]

/** A text in each language. */
export type Said = Readonly<Record<Language, string>>

const remembered = 'simpul.language'

/** The language the reader chose earlier, or else the first of the browser's that the pages speak; Indonesian at last. */
export function firstLanguage(chosen: string | null, browser: readonly string[]): Language {
  const wanted = [chosen, ...browser].map((tag) => tag?.toLowerCase().split('-')[0])
  // `in` and `ms` are older and neighbouring tags whose readers read Indonesian more easily than English.
  const spoken = wanted.map((tag) => (tag === 'in' || tag === 'ms' ? 'id' : tag))
  return languages.find((language) => language === spoken.find((tag) => tag === 'id' || tag === 'en')) ?? 'id'
}

/** Reads the language chosen on this browser before. */
export function recallLanguage(store: Pick<Storage, 'getItem'>): string | null {
  return store.getItem(remembered)
}

/** Keeps the language for the next visit; it is the only thing the page keeps after the tab is closed. */
export function rememberLanguage(store: Pick<Storage, 'setItem'>, language: Language): void {
  store.setItem(remembered, language)
}
