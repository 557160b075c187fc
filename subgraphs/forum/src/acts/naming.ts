import type { Words } from '@simpul/agency'

const marks: readonly (readonly [pattern: RegExp, what: Words])[] = [
  [
    /(?<!\d)(?:\d{16}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4})(?!\d)/,
    { en: 'a population or family card number', id: 'NIK atau nomor KK' },
  ],
  [/(?<![\w/.-])(?:\+\d|0[2-9])(?:[ .-]?\d){6,}/, { en: 'a telephone number', id: 'nomor telepon' }],
  [/(?<![A-Za-z])[A-Z]{1,2}\d{6,7}(?!\d)/, { en: 'a passport number', id: 'nomor paspor' }],
  [/[^\s@]+@[^\s@]+\.[^\s@]+/, { en: 'an e-mail address', id: 'alamat surel' }],
]

/** What in a text looks like the number or address of a person, if anything. A name alone no program finds. */
export function findNaming(text: string): Words | undefined {
  return marks.find(([pattern]) => pattern.test(text))?.[1]
}
