export type PassportWarning = 'UNUSUAL_FORM'

export interface ReadPassport {
  readonly number: string
  readonly warnings: readonly PassportWarning[]
}

/** A passport number in capitals without spaces. An unusual form is a warning only: sources disagree on which there are. */
export function readPassport(text: string): ReadPassport {
  const number = text.replaceAll(/[\s.-]/g, '').toUpperCase()
  return { number, warnings: /^[A-Z]{1,2}\d{6,7}$/.test(number) ? [] : ['UNUSUAL_FORM'] }
}
