/** What a look at one thing came to. A warning is to be known; what is wrong is to be mended. */
export interface Finding {
  readonly level: 'fine' | 'warning' | 'wrong'
  /** What was looked at: `clock`. */
  readonly about: string
  readonly sentence: string
}

/** Nothing to do. */
export function fine(about: string, sentence: string): Finding {
  return { level: 'fine', about, sentence }
}

/** To be known. */
export function warning(about: string, sentence: string): Finding {
  return { level: 'warning', about, sentence }
}

/** To be mended. */
export function wrong(about: string, sentence: string): Finding {
  return { level: 'wrong', about, sentence }
}
