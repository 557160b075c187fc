import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSignIn } from '@simpul/sign-in'
import { jakartaDay } from '@simpul/trust'
import type { Command } from '../command.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { runCommand } from '../run-command.ts'
import { type DemoHub, demoHub, demoSchemas } from './demo-hub.ts'
import { type StubKit, stubKit } from './stub-kit.ts'

/** The agencies of the demonstration, each with a stand-in for its kit. */
export const agencies = ['disnaker-jember', 'p3mi-in-era-sejahtera', 'migrant-care-jember', 'forum-pmi-jember'] as const
export type Agency = (typeof agencies)[number]

/** What a command said, and how it ended. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A real sign-in, a signed register over the real schemas, and stand-ins for the agencies' kits. */
export interface OwnerWorld {
  readonly folder: string
  readonly hub: DemoHub
  readonly agencyUrls: Readonly<Record<string, string>>
  readonly kit: (agency: Agency) => StubKit
  /** Runs a command as nobody. */
  readonly simpul: (args: readonly string[], input?: string) => Promise<Run>
  /** Runs a command as somebody who signs in: `migrant-care-jember/head`. */
  readonly as: (who: string, args: readonly string[], input?: string) => Promise<Run>
  /** What a kit answers of the register, ten entries at a time. */
  readonly entriesAfter: (query: unknown) => ReturnType<typeof pageAfter>
  /** Lets every kit be well again and forget what it was asked. */
  readonly reset: () => void
  readonly close: () => Promise<void>
}

/** Opens the world in which the commands of an owner are tested. */
export async function ownerWorld(commands: readonly Command[]): Promise<OwnerWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'simpul-owner-'))
  const signIn = await openSignIn(folder)
  const hub = demoHub(demoSchemas(), jakartaDay(new Date()), signIn.url)
  await writeFile(join(folder, 'founding.json'), JSON.stringify(hub.founding), { mode: 0o644 })
  const { kits, agencyUrls } = await openKits()
  const forum = `${agencyUrls['forum-pmi-jember']}`
  const settings = { gateway: `${forum}/graphql`, signIn: forum, folder, agencyUrls }
  const simpul = async (args: readonly string[], input = ''): Promise<Run> => {
    const said = { out: '', err: '' }
    const code = await runCommand(commands, args, {
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += text
      },
      readInput: async () => input,
      settings,
      fetch,
      stop: new AbortController().signal,
    })
    return { code, ...said }
  }
  const kit = (agency: Agency) => {
    const found = kits.get(agency)
    if (found === undefined) throw new Error(`There is no stand-in for ${agency}.`)
    return found
  }
  const entriesAfter = (query: unknown) => pageAfter(hub, query)
  return {
    folder,
    hub,
    agencyUrls,
    kit,
    simpul,
    as: (who, args, input) => simpul(signedBy(commands, signIn.url, who, args), input),
    entriesAfter,
    reset: () => {
      for (const { answers, received } of kits.values()) {
        received.length = 0
        answers.clear()
        answers.set('/readyz', { status: 'ready' })
        answers.set('/register/entries', entriesAfter)
      }
    },
    close: async () => {
      for (const { app } of kits.values()) await app.close()
      await signIn.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function openSignIn(folder: string) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const explorerOrigins = ['http://localhost:4000']
  const app = await createSignIn({ issuerBase: url, explorerOrigins, keysFolder: join(folder, 'sign-in') })
  await app.listen({ host: '127.0.0.1', port })
  return { url, close: () => app.close() }
}

async function openKits() {
  const kits = new Map<string, StubKit>()
  const agencyUrls: Record<string, string> = {}
  for (const agency of agencies) {
    const kit = stubKit(() => agencyUrls[agency] ?? '')
    agencyUrls[agency] = await kit.app.listen({ host: '127.0.0.1', port: 0 })
    kits.set(agency, kit)
  }
  return { kits, agencyUrls }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnLoopback(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function pageAfter({ entries, head }: DemoHub, query: unknown) {
  const after = Number(typeof query === 'object' && query !== null && 'after' in query ? query.after : 0)
  return { entries: entries.slice(after, after + 10), head: head(new Date()) }
}

/** The sign-in has a port of its own here, so that somebody is named by issuer and id. */
function signedBy(
  commands: readonly Command[],
  signIn: string,
  who: string,
  [name = '', ...rest]: readonly string[],
): readonly string[] {
  const [issuer = '', person = ''] = who.split('/')
  const signed = ['--issuer', `${signIn}/${issuer}`, '--as', person]
  const isGroup = commands.some((command) => command.name === name && command.parts !== undefined)
  const [part = '', ...others] = rest
  return isGroup ? [name, part, ...signed, ...others] : [name, ...signed, ...rest]
}
