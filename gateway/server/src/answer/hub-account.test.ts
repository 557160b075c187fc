import { addBoundary, newHubAccount } from './hub-account.ts'

const refusal = { coordinate: 'Worker.nik', owner: 'o', reason: 'NOT_AGREED', agreement: 'pks-a', ask: 'o' } as const
const opening = {
  coordinate: 'Worker.name',
  owner: 'o',
  agreement: 'agreement-1',
  basis: 'CONSENT',
  retainDays: 30,
  onward: false,
} as const

function accountOf(boundary: unknown) {
  const account = newHubAccount()
  addBoundary(account, 'owner', boundary)
  return { closed: account.closed().map((one) => one.refusal), opened: account.opened() }
}

describe('the account of a request', () => {
  it('has one entry a closed coordinate, the first one said, in the order of the coordinates', () => {
    const account = newHubAccount()
    account.close(refusal, ['b'])
    account.close({ ...refusal, coordinate: 'Case.id' }, ['a'])
    account.close({ ...refusal, reason: 'NO_GRANT' }, ['c'])
    expect(account.closed().map((one) => [one.refusal.coordinate, one.refusal.reason, one.path])).toEqual([
      ['Case.id', 'NOT_AGREED', ['a']],
      ['Worker.nik', 'NOT_AGREED', ['b']],
    ])
  })

  it('has one entry an opened coordinate, agreement and basis', () => {
    const account = newHubAccount()
    for (const one of [opening, opening, { ...opening, basis: 'LAW' }]) account.open(one)
    expect(account.opened().map(({ basis }) => basis)).toEqual(['CONSENT', 'LAW'])
  })

  it('takes over what an owner said, and names the owner itself', () => {
    const said = {
      closed: [{ ...refusal, owner: 'stranger' }],
      opened: [{ ...opening, owner: 'stranger', onward: true }],
    }
    expect(accountOf(said)).toEqual({
      closed: [{ ...refusal, owner: 'owner' }],
      opened: [{ ...opening, owner: 'owner', onward: false }],
    })
  })
})

describe('what a subgraph says of the boundary', () => {
  it.each([
    undefined,
    null,
    'closed',
    7,
    [],
    {},
    { closed: 'all', opened: { length: 1 } },
    { closed: null },
  ])('is left out when it is not of the shape: %j', (boundary) => {
    expect(accountOf(boundary)).toEqual({ closed: [], opened: [] })
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'Worker.nik'],
    ['a list', [refusal]],
    ['a coordinate that is no text', { ...refusal, coordinate: { toString: 'x' } }],
    ['a coordinate of endless length', { ...refusal, coordinate: 'a'.repeat(301) }],
    ['an unknown reason', { ...refusal, reason: 'BECAUSE' }],
    ['a reason from the prototype', { ...refusal, reason: 'constructor' }],
    ['a missing agreement', { ...refusal, agreement: undefined }],
    ['nobody to ask', { ...refusal, ask: null }],
  ])('leaves out a closed entry with %s, and keeps its neighbour', (_, one) => {
    expect(accountOf({ closed: [one, { ...refusal, coordinate: 'Worker.ok' }] }).closed).toMatchObject([
      { coordinate: 'Worker.ok' },
    ])
  })

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no agreement', { ...opening, agreement: null }],
    ['a basis that is no text', { ...opening, basis: ['CONSENT'] }],
    ['days that are no number', { ...opening, retainDays: '30' }],
  ])('leaves out an opened entry with %s, and keeps its neighbour', (_, one) => {
    expect(accountOf({ opened: [one, opening] }).opened).toEqual([{ ...opening, owner: 'owner' }])
  })

  it.each<[string, object]>([
    ['closed', { closed: [{ ...refusal, secret: 'x' }] }],
    ['opened', { opened: [{ ...opening, secret: 'x' }] }],
  ])('loses what is not part of an entry that is %s', (_, boundary) => {
    expect(JSON.stringify(accountOf(boundary))).not.toContain('secret')
  })

  it('is read up to a thousand entries', () => {
    const closed = Array.from({ length: 1_500 }, (_, n) => ({ ...refusal, coordinate: `Worker.f${n}` }))
    expect(accountOf({ closed }).closed).toHaveLength(1_000)
  })
})
