import { GraphQLError } from 'graphql'
import { pino } from 'pino'
import { maskUnexpected } from './answer-errors.ts'
import { HubError, hubErrorCodes } from './hub-error.ts'
import { newServer } from './new-server.ts'

const written: string[] = []
const logger = pino({ level: 'info' }, { write: (line: string) => written.push(line) })
const mask = maskUnexpected(logger)
beforeEach(() => {
  written.length = 0
})

describe('an error of an answer', () => {
  it.each(hubErrorCodes.filter((code) => code !== 'INTERNAL'))('with the code %s is shown as it is', (code) => {
    const formatted = new HubError(code, 'Words for the caller.', { detail: { field: 'first' } }).toJSON()
    expect(mask(formatted, undefined)).toBe(formatted)
    expect(written).toEqual([])
  })

  it('that nobody expected keeps its place, loses its words and details, and is written down', () => {
    const cause = new Error('connection to db-7 as app_owner failed')
    const error = new GraphQLError(cause.message, { path: ['workers', 0], originalError: cause })
    const shown = mask(
      { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at db-7'] } },
      error,
    )
    expect(shown).toEqual({
      message: expect.stringContaining('Something went wrong here.'),
      path: ['workers', 0],
      extensions: { code: 'INTERNAL' },
    })
    expect(JSON.stringify(shown)).not.toContain('db-7')
    expect(written.join('')).toContain('db-7')
  })

  it('without a code, or with the code INTERNAL, is masked too', () => {
    for (const extensions of [undefined, {}, { code: 'INTERNAL', detail: 'db-7' }]) {
      const shown = mask({ message: 'db-7', ...(extensions === undefined ? {} : { extensions }) }, new Error('db-7'))
      expect(shown.extensions).toEqual({ code: 'INTERNAL' })
      expect(JSON.stringify(shown)).not.toContain('db-7')
    }
  })

  it("that is the caller's to mend keeps its words, without long numbers and details", () => {
    const message = 'Variable "$nik" got invalid value 3509123456789012.'
    const shown = mask({ message, extensions: { code: 'BAD_USER_INPUT', stacktrace: ['at x'] } }, undefined)
    expect(shown).toEqual({
      message: 'Variable "$nik" got invalid value ….',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})

describe('an error before GraphQL', () => {
  const server = newServer({ logger, bodyBytes: 1_024 })
  server.get('/broken', async () => {
    throw new Error('db-7 is down')
  })
  server.get('/refused', async () => {
    throw new HubError('UNAUTHENTICATED', 'Sign in first.')
  })
  afterAll(() => server.close())

  it('that nobody expected is answered with 500 in the shape of GraphQL, without its words', async () => {
    const answer = await server.inject('/broken')
    expect(answer.statusCode).toBe(500)
    expect(answer.json().errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect(answer.body).not.toContain('db-7')
    expect(written.join('')).toContain('db-7')
  })

  it('that the hub knows has its own status, its words, and is never cached', async () => {
    const answer = await server.inject('/refused')
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] })
  })

  it('says of an unknown address that nothing is there', async () => {
    const answer = await server.inject('/nowhere')
    expect(answer.statusCode).toBe(404)
    expect(answer.json().errors).toHaveLength(1)
  })
})
