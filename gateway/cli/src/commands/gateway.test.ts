import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../run-command.ts'
import { readSettings } from '../settings.ts'
import { gatewayCommand } from './gateway.ts'

async function refusal(args: readonly string[]) {
  let err = ''
  const code = await runCommand([gatewayCommand], ['gateway', ...args], {
    out: () => undefined,
    err: (text) => {
      err += text
    },
    readInput: async () => '',
    settings: readSettings({}),
    fetch,
    stop: new AbortController().signal,
  })
  return { code, err }
}

describe('simpul gateway', () => {
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simpul-gateway-'))
    file = join(folder, 'supergraph.graphql')
    await writeFile(file, 'type Query { a: Int }')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('wants to hear that it is open', async () => {
    const { code, err } = await refusal(['--supergraph', file])
    expect(code).toBe(2)
    expect(err).toMatch(/has no sign-in and no boundary.*Give --open.*"simpul start"/)
  })

  it.each([
    ['no file', ['--open'], /--supergraph is missing/],
    ['a file that is not there', ['--open', '--supergraph', '/nowhere.graphql'], /no file \/nowhere\.graphql/],
    ['a port that is none', ['--open', '--supergraph', 'FILE', '--port', '70000'], /0 to 65535, not "70000"/],
    ['a subgraph without address', ['--open', '--supergraph', 'FILE', '--subgraph', 'users'], /NAME=URL, not "users"/],
    ['an address of another kind', ['--open', '--supergraph', 'FILE', '--subgraph', 'users=ftp://a'], /http or https/],
    ['an argument', ['--open', '--supergraph', 'FILE', 'more'], /no argument "more"/],
  ])('is called wrongly with %s', async (_, args, sentence) => {
    const { code, err } = await refusal(args.map((one) => (one === 'FILE' ? file : one)))
    expect({ code, isSaid: sentence.test(err) }).toEqual({ code: 2, isSaid: true })
  })
})
