import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OwnerWorld, ownerWorld } from '../testing/owner-world.ts'
import { accessCommand } from './access.ts'
import { agreementCommand } from './agreement.ts'
import { bindingCommand } from './binding.ts'
import { doctorCommand } from './doctor.ts'
import { emergencyCommand } from './emergency.ts'
import { explainCommand } from './explain.ts'
import { fileCommand } from './file.ts'
import { grantCommand } from './grant.ts'
import { matrixCommand } from './matrix.ts'

const commands = [
  explainCommand,
  matrixCommand,
  agreementCommand,
  grantCommand,
  accessCommand,
  emergencyCommand,
  bindingCommand,
  fileCommand,
  doctorCommand,
]
const worker = '6f1c2f0e-3d7b-4b8e-9a56-0f0a4a0f1c11'

let world: OwnerWorld

beforeAll(async () => {
  world = await ownerWorld(commands)
})
beforeEach(() => world.reset())
afterAll(() => world.close())

describe('the commands of an owner', () => {
  it('explain themselves, and each of their parts does', async () => {
    for (const { name, help, parts = [] } of commands) {
      expect(await world.simpul([name, '--help'])).toEqual({ code: 0, err: '', out: `${help.trim()}\n` })
      expect(help).toContain('Exit codes:')
      for (const part of parts) {
        const asked = [await world.simpul([name, part.name, '--help']), await world.simpul(['help', name, part.name])]
        expect(asked).toEqual(Array(2).fill({ code: 0, err: '', out: `${part.help.trim()}\n` }))
        expect(part.help).toMatch(new RegExp(`^\nsimpul ${name} ${part.name}: [\\s\\S]*\nUsage: [\\s\\S]*Exit codes: `))
      }
    }
  })

  it.each([
    [['agreement'], /^simpul: Say what to do: simpul agreement followed by one of list, draft, .*terminate\.\n$/],
    [['agreement', 'burn'], /^simpul: There is no "simpul agreement burn", only list, /],
    [['agreement', 'list'], 'Say who asks: --as WHO, or --issuer URL with --browser.'],
    [['agreement', 'list', 'more'], 'There is no argument "more" here.'],
    [['agreement', 'draft', '--as', 'ngo/head'], '--with is missing.'],
    [['agreement', 'draft', '--as', 'ngo/head', '--with', 'government'], '--form is missing.'],
    [['agreement', 'draft', '--with', 'No One'], /^simpul: --with takes an agency's id/],
    [
      ['agreement', 'draft', '--with', 'government', '--form', 'f', '--for', 'FUN'],
      /^simpul: --for takes one of PLACEMENT, .* not "FUN"\.\n$/,
    ],
    [['agreement', 'sign'], 'Give the id of an agreement.'],
    [['agreement', 'suspend', 'a'], '--reason is missing.'],
    [['agreement', 'propose', 'no-such-file.json'], 'There is no file no-such-file.json that can be read.'],
    [
      ['grant', 'give', '--owner', 'government', '--recipient', 'ngo'],
      '--for is missing: say what the person permits it for.',
    ],
    [
      ['grant', 'words', '--owner', 'government', '--recipient', 'ngo', '--for', 'PROTECTION', '--until', '2027-02-30'],
      /^simpul: --until takes a day or a time/,
    ],
    [['access', 'answer', 'r', '--answer', 'refuse'], '--text is missing: refuse says why.'],
    [['emergency', 'review', 'e', '--upheld', '--not-upheld', '--note', 'n'], 'Say either --upheld or --not-upheld.'],
    [
      ['emergency', 'open', '--subject', worker, '--owner', 'government'],
      '--for is missing: say what you must read it for.',
    ],
    [['binding', 'sign', '--person', 'worker'], '--worker is missing.'],
    [['matrix', '--agency', 'no-one'], /^simpul: The register knows no agency "no-one", only disnaker-jember, /],
    [['matrix', '--type', 'Werker'], 'No schema has a type "Werker".'],
    [['matrix', '--format', 'pdf'], '--format takes one of table, csv, json, html, not "pdf".'],
    [['explain'], "Give one query: a file, '-' for standard input, or its text."],
    [['explain', '{ nothing }'], 'The schemas have no field Query.nothing.'],
    [['explain', '{ worker('], /^simpul: The query cannot be read: Syntax Error/],
    [['doctor', 'me'], 'There is no argument "me" here.'],
    [['file', 'put'], 'Give a file.'],
    [['file', 'put', 'no-such.pdf'], 'There is no file no-such.pdf that can be read.'],
  ])('called as %j say what is wrong with that', async (args, message) => {
    expect(await world.simpul(args)).toEqual({
      code: 2,
      out: '',
      err: typeof message === 'string' ? `simpul: ${message}\n` : expect.stringMatching(message),
    })
  })

  it('send a file to the own agency’s door, as it is, and print the id that it waits under', async () => {
    const file = join(world.folder, 'kontrak.pdf')
    await writeFile(file, '%PDF-1.7')
    const sent = { file: { id: 'f1', mediaType: 'application/pdf', size: 8, sha256: 'ab' } }
    const { answers, received } = world.kit('p3mi-in-era-sejahtera')
    answers.set('/files', { status: 201, body: sent })
    const { code, out, err } = await world.as('p3mi-in-era-sejahtera/officer', ['file', 'put', file])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('id         f1')
    expect(received).toMatchObject([{ operation: 'files', input: '%PDF-1.7', person: 'officer', purpose: 'PLACEMENT' }])
  })

  it('pass on in the agency’s own words why it refused, and end with 1', async () => {
    const refusal = {
      error: { code: 'NOT_ALLOWED', message: 'register is for HEAD; this\u001b[2J request acts as ANALYST.' },
    }
    world.kit('disnaker-jember').answers.set('register', { status: 403, body: refusal })
    const message = 'register is for HEAD; this\\u001b[2J request acts as ANALYST.'
    expect(await world.as('disnaker-jember/head', ['agreement', 'list'])).toEqual({
      code: 1,
      out: '',
      err: `simpul: ${message}\n`,
    })
    const { err } = await world.as('disnaker-jember/head', ['agreement', 'list', '--json'])
    expect(JSON.parse(err)).toEqual({ error: { code: 'REFUSED', message, because: 'NOT_ALLOWED' } })
  })

  it.each([
    ['what is no kit', { status: 502, body: { gateway: 'bad' } }, /answered 502, and not as an agency's kit does\.$/m],
    ['an answer of another shape', { agreements: 1 }, /in a form this program cannot read: isFresh, agreements\.$/m],
  ])('say that they met %s', async (_, answer, message) => {
    world.kit('disnaker-jember').answers.set('register', answer)
    expect(await world.as('disnaker-jember/head', ['agreement', 'list'])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(message),
    })
  })

  it('do not guess where an agency lives', async () => {
    expect(await world.as('subjects/worker', ['agreement', 'list'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('SIMPUL_AGENCY_URLS knows no address of "subjects", only of disnaker-jember, '),
    })
  })
})
