import type { Language } from '../language.ts'

/** Writes figures as readers of a language do. */
export interface Figures {
  milliseconds(value: number): string
  bytes(value: number): string
  count(value: number): string
}

export function figures(language: Language): Figures {
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const number = (value: number) => (Math.abs(value) < 100 ? exact : whole).format(value)
  return {
    milliseconds: (value) => (value >= 10_000 ? `${exact.format(value / 1_000)} s` : `${number(value)} ms`),
    bytes(value) {
      if (value < 1_000) return `${whole.format(value)} B`
      return value < 1_000_000 ? `${number(value / 1_000)} kB` : `${number(value / 1_000_000)} MB`
    },
    count: (value) => whole.format(value),
  }
}
