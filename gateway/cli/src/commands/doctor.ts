import type { TrustAnchors } from '@simpul/trust'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { agreementFindings } from '../doctor/agreement-findings.ts'
import { type Finding, wrong } from '../doctor/finding.ts'
import { foundingFinding, keyFindings } from '../doctor/key-findings.ts'
import { readyFindings, type Service } from '../doctor/ready-findings.ts'
import { type Copy, clockFindings, registerFindings, unequal } from '../doctor/register-findings.ts'
import { messageOf } from '../message-of.ts'
import { type Arguments, readArguments, readNone } from '../read-arguments.ts'
import { fetchRegister } from '../register/fetch-register.ts'
import { foundingPath, readFounding } from '../register/founding.ts'
import { loadSchemas } from '../register/load-boundary.ts'
import { readRegister } from '../register/read-register.ts'
import { textTable } from '../text-table.ts'

const options = {
  folder: { type: 'string' },
  founding: { type: 'string' },
  schema: { type: 'string', multiple: true },
} as const

const note =
  'On one machine with one operator all of this guards against mistakes, not against the operator: whoever holds every key can sign as everybody.'

/** `simpul doctor`: whether the hub is well, and what is to be mended. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Says whether the hub is well: services, registers, clocks, agreements, keys.',
  help: `
simpul doctor: says whether the hub is well: services, registers, clocks, agreements, keys.

Usage: simpul doctor [options]

  --folder DIR    the hub's folder (default .simpul)
  --founding FILE the pinned agencies (default founding.json of that folder)
  --schema FILE   an owner's schema; may be repeated (default those of this checkout)
  --json          one object: isFine, every finding, and the note

It looks at: gateway, sign-in and every agency (ready?); every agency's copy of the register
(the same? whole? signed? heard of lately?); clocks (within 30 s?); agreements that end within
60, 30 or 7 days; lines whose field has changed; the modes of key files; the founding file.
It changes nothing and signs nobody in. A warning is to be known and no fault.

${note}

Exit codes: 0 nothing is wrong, 1 something is wrong, 2 it was called wrongly.
`,
  run: doctor,
}

async function doctor(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  readNone(positionals)
  const findings = await examine(values, shell)
  const isFine = findings.every(({ level }) => level !== 'wrong')
  shell.out(values.json ? `${JSON.stringify({ isFine, findings, note })}\n` : report(findings, isFine))
  return isFine ? exitCodes.ok : exitCodes.failed
}

type DoctorValues = Arguments<typeof options>['values']

async function examine(values: DoctorValues, shell: Shell): Promise<readonly Finding[]> {
  const { settings, fetch: ask, stop } = shell
  const folder = values.folder ?? settings.folder
  const file = values.founding ?? foundingPath(folder)
  const [ready, copies] = await Promise.all([
    readyFindings(servicesOf(shell), ask, stop),
    copiesOf(settings.agencyUrls, shell),
  ])
  const pinned = await foundingFinding(file)
  const founding = pinned.level === 'wrong' ? undefined : await attempt(() => readFounding(file))
  if (founding === undefined || founding instanceof Error)
    return [...ready, pinned, ...failure('founding file', founding), ...(await keyFindings(folder, undefined))]
  return [...ready, pinned, ...(await trustFindings({ values, folder, founding, copies }))]
}

interface Examined {
  readonly values: DoctorValues
  readonly folder: string
  readonly founding: TrustAnchors
  readonly copies: readonly Copy[]
}

async function trustFindings({ values, folder, founding, copies }: Examined): Promise<readonly Finding[]> {
  const forums = founding.agencies.filter(({ kind }) => kind === 'FORUM').map(({ id }) => id)
  const chosen = copies.find(({ agency }) => forums.includes(agency)) ?? copies[0]
  if (chosen === undefined)
    return [wrong('registers agree', 'No agency gave its register.'), ...(await keyFindings(folder, undefined))]
  const { state } = readRegister(chosen.held, founding, chosen.held.receivedAt)
  const schemas = await attempt(() => loadSchemas(values.schema, founding))
  return [
    ...registerFindings(copies, founding),
    ...clockFindings(copies),
    ...(schemas instanceof Error ? failure('schemas', schemas) : agreementFindings(state, schemas.owners)),
    ...(await keyFindings(folder, state)),
  ]
}

function servicesOf({ settings }: Shell): readonly Service[] {
  return [
    { name: 'gateway', url: new URL(settings.gateway).origin },
    { name: 'sign-in', url: settings.signIn },
    ...Object.entries(settings.agencyUrls).map(([name, url]) => ({ name, url })),
  ]
}

/** Every copy that can be had. News takes a moment to reach all, so copies that differ are read once more. */
async function copiesOf(urls: Readonly<Record<string, string>>, shell: Shell): Promise<readonly Copy[]> {
  const copies = await readCopies(urls, shell)
  if (unequal(copies).length === 0) return copies
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  return readCopies(urls, shell)
}

async function readCopies(
  urls: Readonly<Record<string, string>>,
  { fetch: ask, stop }: Shell,
): Promise<readonly Copy[]> {
  const read = Object.entries(urls).map(async ([agency, url]) => {
    const held = await attempt(() => fetchRegister(url, ask, stop))
    return held instanceof Error ? [] : [{ agency, held }]
  })
  return (await Promise.all(read)).flat()
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value | Error> {
  try {
    return await work()
  } catch (error) {
    return error instanceof Error ? error : new Error(messageOf(error))
  }
}

function failure(about: string, error: Error | undefined): readonly Finding[] {
  return error === undefined ? [] : [wrong(about, error.message)]
}

const marks: Readonly<Record<Finding['level'], string>> = { fine: 'ok', warning: 'warning', wrong: 'WRONG' }

function report(findings: readonly Finding[], isFine: boolean): string {
  const table = textTable(
    ['', 'looked at', 'found'],
    findings.map(({ level, about, sentence }) => [marks[level], about, sentence]),
  )
  const faults = findings.filter(({ level }) => level === 'wrong').length
  const verdict = isFine ? 'Nothing is wrong.' : `${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong.`
  return `${table}\n${verdict}\n${note}\n`
}
