import { parse } from 'graphql'
import { parseConfig } from './config.ts'
import { draftOf, keepDraft, recallDraft } from './draft.ts'
import { examples } from './examples.ts'
import { firstLanguage, type Said } from './language.ts'
import { renewalWait } from './page/use-renewal.ts'
import { problemWords, words } from './words.ts'

const english = (said: Said) => said.en

describe('firstLanguage', () => {
  it.each([
    ['the one chosen before', 'en', ['id-ID'], 'en'],
    ['the browser’s first that the page speaks', null, ['nl', 'en-GB', 'id'], 'en'],
    ['Indonesian under its old tag', null, ['in-ID', 'en'], 'id'],
    ['Indonesian for readers of Malay', null, ['ms', 'en'], 'id'],
    ['Indonesian where the page speaks none of them', null, ['ja'], 'id'],
    ['Indonesian where what was kept means nothing', 'xx', [], 'id'],
  ] as const)('is %s', (_, chosen, browser, expected) => {
    expect(firstLanguage(chosen, browser)).toBe(expected)
  })
})

describe('parseConfig', () => {
  const config = {
    graphql: '/graphql',
    publicUrl: 'http://localhost:4000/graphql',
    issuers: [
      { id: 'disnaker-jember', name: { id: 'Disnaker', en: 'Disnaker' }, url: 'http://localhost:4009/disnaker-jember' },
    ],
    purposes: [{ value: 'PROTECTION', id: 'Pelindungan', en: 'Protection' }],
  }
  it('takes what the gateway tells, with a worker for the examples or without', () => {
    expect([parseConfig(config), parseConfig({ ...config, exampleWorker: 'w' })]).toEqual([
      config,
      { ...config, exampleWorker: 'w' },
    ])
  })

  it('takes an issuer’s name in both languages, or one name for both', () => {
    const [issuer] = config.issuers
    const names = [{ id: 'Dinas', en: 'Service' }, 'Disnaker']
    const { issuers } = parseConfig({ ...config, issuers: names.map((name) => ({ ...issuer, name })) })
    expect(issuers.map(({ name }) => name)).toEqual([names[0], { id: 'Disnaker', en: 'Disnaker' }])
  })

  it('refuses an address that is none', () => {
    expect(() => parseConfig({ ...config, publicUrl: 'graphql' })).toThrow()
  })
})

describe('examples', () => {
  it.each(examples)('$title.en: one named operation, and no value of a person written into it', ({ query }) => {
    const operations = parse(query).definitions.map((one) => 'name' in one && one.name?.value)
    expect([operations, /"[^"]*\d{4}|nik/i.test(query)]).toEqual([[expect.stringMatching(/^[A-Z]\w+$/)], false])
  })

  it('become drafts with a comment in the reader’s language and the worker’s id as a variable', () => {
    expect(
      draftOf({ title: words.title, about: [words.title], query: 'query Q($id: ID!) { a }\n' }, english, 'w-1'),
    ).toEqual({
      query: '# Explorer\nquery Q($id: ID!) { a }\n',
      variables: '{\n  "id": "w-1"\n}\n',
    })
  })
})

describe('a draft', () => {
  it('outlives a reload of its tab, and nothing else is taken for one', () => {
    const kept = new Map<string, string>()
    keepDraft({ setItem: (name, value) => void kept.set(name, value) }, { query: '{ a }', variables: '' })
    const recalled = recallDraft({ getItem: (name) => kept.get(name) ?? null })
    expect([recalled, ...['{', '{"query":1}', null].map((text) => recallDraft({ getItem: () => text }))]).toEqual([
      { query: '{ a }', variables: '' },
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the words of the page', () => {
  it('say everything in both languages', () => {
    const all = [...Object.values(words), ...Object.values(problemWords)]
    const said = all.map((one) => (typeof one === 'function' ? one(502) : one))
    expect(said.filter(({ id, en }: Said) => !id || !en || id === en)).toEqual([])
  })
})

describe('renewalWait', () => {
  it.each([
    ['half a minute before the end', 300_000, 270_000],
    ['half of what is left of a short token', 20_000, 10_000],
    ['not at all once it has ended', -5, 0],
  ])('is %s', (_, left, expected) => {
    expect(renewalWait(left)).toBe(expected)
  })
})
