import { type AccountFacts, serviceAccount } from './service-account.ts'

const setpriv = { file: '/usr/bin/setpriv', endsWithUs: true }
const root: AccountFacts = { isRoot: true, dataOwner: undefined, setpriv, passage: 'OPEN' }
const start = (facts: AccountFacts) => serviceAccount(facts).command('/bin/postgres', ['-D', '/data'])

const asNobody = ['--pdeathsig=INT', '--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs']
const passing = (capability: string) => [
  ...asNobody,
  `--inh-caps=-all,+${capability}`,
  `--ambient-caps=-all,+${capability}`,
  '--securebits=+no_setuid_fixup',
]
const program = ['/bin/postgres', '-D', '/data']

describe('serviceAccount', () => {
  it('starts PostgreSQL as the user who starts the hub, when that is not root', () => {
    const facts: AccountFacts = { ...root, isRoot: false, dataOwner: { uid: 1000, gid: 1000 } }
    expect(serviceAccount(facts).owner).toBeUndefined()
    expect(start(facts)).toEqual({ file: '/usr/bin/setpriv', args: ['--pdeathsig=INT', ...program] })
  })

  it.each([
    ['missing', undefined],
    ['too old to do it', { ...setpriv, endsWithUs: false }],
  ])('does not tell it to end with the hub where setpriv is %s', (_, found) => {
    const facts: AccountFacts = { ...root, isRoot: false, setpriv: found }
    expect(start(facts)).toEqual({ file: '/bin/postgres', args: ['-D', '/data'] })
  })

  it.each([
    ['open folders', 'OPEN', [...asNobody, '--inh-caps=-all', '--ambient-caps=-all', ...program]],
    ['closed folders', 'dac_read_search', [...passing('dac_read_search'), ...program]],
    ['programs that only root may run', 'dac_override', [...passing('dac_override'), ...program]],
  ] as const)('starts it as nobody for root, with no more rights than %s need', (_, passage, args) => {
    expect(start({ ...root, passage })).toEqual({ file: '/usr/bin/setpriv', args })
  })

  it('follows the owner that the data already has, but never root', () => {
    expect(serviceAccount({ ...root, dataOwner: { uid: 1000, gid: 50 } }).owner).toEqual({ uid: 1000, gid: 50 })
    expect(serviceAccount({ ...root, dataOwner: { uid: 0, gid: 0 } }).owner).toEqual({ uid: 65534, gid: 65534 })
  })

  it('does without setpriv where all folders are open', () => {
    expect(start({ ...root, setpriv: undefined })).toEqual({
      file: '/bin/postgres',
      args: ['-D', '/data'],
      account: { uid: 65534, gid: 65534 },
    })
  })

  it.each([
    ['setpriv is missing', { setpriv: undefined, passage: 'dac_read_search' }],
    ['root may not pass either', { passage: 'NONE_HELD' }],
  ] as const)('says what to do when folders are closed and %s', (_, found) => {
    expect(() => serviceAccount({ ...root, ...found })).toThrow(
      'PostgreSQL refuses to run as root, and another account cannot reach its folders because one above them is closed to it. Start as a user who is not root, put the folders where all may pass (chmod o+x), or install the program setpriv.',
    )
  })
})
