import { boundedAdapter } from './bounded-adapter.ts'

let now = 1_000_000
const clock = () => now

describe('the memory of an issuer', () => {
  it('forgets what has expired', async () => {
    const sessions = boundedAdapter({ now: clock })('Session')
    await sessions.upsert('a', { uid: 'u' }, 10)
    expect([await sessions.find('a'), await sessions.findByUid('u')]).toEqual([{ uid: 'u' }, { uid: 'u' }])
    now += 10_000
    expect([await sessions.find('a'), await sessions.findByUid('u')]).toEqual([undefined, undefined])
  })

  it('forgets the oldest when it is full, and expired ones first', async () => {
    const interactions = boundedAdapter({ entries: 2, now: clock })('Interaction')
    await interactions.upsert('old', {}, 60)
    await interactions.upsert('short', {}, 1)
    now += 2_000
    await interactions.upsert('new', {}, 60)
    const before = [await interactions.find('old'), await interactions.find('short'), await interactions.find('new')]
    await interactions.upsert('newer', {}, 60)
    const after = [await interactions.find('old'), await interactions.find('new'), await interactions.find('newer')]
    expect({ before, after }).toEqual({ before: [{}, undefined, {}], after: [undefined, {}, {}] })
  })

  it('refuses another proof rather than forget one that could be replayed', async () => {
    const proofs = boundedAdapter({ proofs: 1, now: clock })('ReplayDetection')
    await proofs.upsert('a', {}, 300)
    await expect(proofs.upsert('b', {}, 300)).rejects.toMatchObject({ error: 'temporarily_unavailable' })
    now += 300_000
    await proofs.upsert('b', {}, 300)
    expect(await proofs.find('b')).toEqual({})
  })

  it('marks what was used, and takes back what belongs to a grant', async () => {
    const codes = boundedAdapter({ now: clock })('AuthorizationCode')
    await codes.upsert('a', { grantId: 'g' }, 60)
    await codes.upsert('b', { grantId: 'h' }, 60)
    await codes.consume('b')
    await codes.consume('unknown')
    await codes.revokeByGrantId('g')
    expect([await codes.find('a'), await codes.find('b')]).toEqual([undefined, { grantId: 'h', consumed: now / 1_000 }])
    await codes.destroy('b')
    expect(await codes.find('b')).toBeUndefined()
  })

  it('grows no further under a flood', async () => {
    const interactions = boundedAdapter({ entries: 100, now: clock })('Interaction')
    for (let index = 0; index < 10_000; index++) await interactions.upsert(`i${index}`, {}, 600)
    const found = await Promise.all(Array.from({ length: 10_000 }, (_, index) => interactions.find(`i${index}`)))
    expect(found.filter(Boolean)).toHaveLength(100)
  })
})
