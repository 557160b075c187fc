import type { Credentials } from '../sign-in/credentials.ts'
import { tokenKeeper } from './token-keeper.ts'

const start = Date.parse('2026-01-01T00:00:00Z')
let now: number
beforeEach(() => {
  now = start
})

function credentials(token: string, seconds = 300): Credentials {
  return { token, expiresAt: new Date(now + seconds * 1_000), headers: async () => ({}) }
}

describe('tokenKeeper', () => {
  it('uses a token until shortly before its end, and then the next', async () => {
    const keeper = tokenKeeper(
      credentials('first'),
      async () => credentials('second'),
      () => now,
    )
    const used = [(await keeper.current()).token]
    now += 250_000
    used.push((await keeper.current()).token)
    now += 10_000
    used.push((await keeper.current()).token, (await keeper.current()).token)
    expect(used).toEqual(['first', 'first', 'second', 'second'])
  })

  it('renews once for all who wait', async () => {
    let renewals = 0
    const obtain = async () => {
      renewals += 1
      return credentials('second')
    }
    const keeper = tokenKeeper(credentials('first', 10), obtain, () => now)
    const used = await Promise.all([keeper.current(), keeper.current(), keeper.current()])
    expect([renewals, used.map(({ token }) => token)]).toEqual([1, ['second', 'second', 'second']])
  })

  it('goes on with a token that still holds when the sign-in is away, and fails once it has ended', async () => {
    let isAway = true
    const obtain = async () => {
      if (isAway) throw new Error('The sign-in is away.')
      return credentials('second')
    }
    const keeper = tokenKeeper(credentials('first', 10), obtain, () => now)
    expect((await keeper.current()).token).toBe('first')
    now += 10_000
    await expect(keeper.current()).rejects.toThrow('The sign-in is away.')
    isAway = false
    expect((await keeper.current()).token).toBe('second')
  })
})
