import { matchTokens, plainName } from './match-tokens.ts'

const key = 'a key of some length'
const worker = { nik: '3509116001950001', fullName: 'Moh. Contoh', aliases: [], birthDate: '1995-01-20' }

describe('plainName', () => {
  it.each([
    ['Moh. Contoh', 'muhammad contoh'],
    ['MUHAMMAD  CONTOH', 'muhammad contoh'],
    ['M. Contoh', 'muhammad contoh'],
    ['St. Contóh', 'siti contoh'],
    ['Abd Rekaan', 'abdul rekaan'],
    ['Sulastri', 'sulastri'],
    ['محمد', 'محمد'],
    ['🌾 Contoh', '🌾 contoh'],
  ])('%s is read as %s', (name, expected) => {
    expect(plainName(name)).toBe(expected)
  })
})

describe('matchTokens', () => {
  it('are the same for spellings of one name, and tell neither number nor name', () => {
    const tokens = matchTokens(key, worker)
    const other = matchTokens(key, { ...worker, fullName: 'Muhammad Contoh', aliases: ['Muh. Contoh'] })
    expect(other).toEqual(tokens)
    expect(JSON.stringify(tokens)).toMatch(/^\{"nik":"[\da-f]{64}","names":\["[\da-f]{64}"\]\}$/)
  })

  it.each([
    ['another number', { nik: '3509116001950002' }],
    ['another name', { fullName: 'Umar Contoh' }],
    ['another birth date', { birthDate: '1995-01-21' }],
  ])('differ for %s', (_, change) => {
    expect(matchTokens(key, { ...worker, ...change })).not.toEqual(matchTokens(key, worker))
  })

  it('differ under another key', () => {
    expect(matchTokens('another key of length', worker)).not.toEqual(matchTokens(key, worker))
  })

  it('have no name where no birth date is known, and no number where there is none', () => {
    expect(matchTokens(key, { ...worker, nik: null, birthDate: null })).toEqual({ nik: null, names: [] })
  })
})
