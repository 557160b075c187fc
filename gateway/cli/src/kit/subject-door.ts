import { z } from 'zod'
import type { Shell } from '../command.ts'
import { CommandError, usageError } from '../command-error.ts'
import { readAnswer } from '../gateway/answer.ts'
import { askGateway } from '../gateway/ask-gateway.ts'
import { capacityHeaders, choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { obtainCredentials } from '../sign-in/credentials.ts'
import { newProofKey } from '../sign-in/proof-key.ts'
import { readWho } from '../sign-in/who.ts'
import { printable } from '../text-table.ts'
import { type GrantView, grantsAnswerSchema } from './grant-answers.ts'
import type { DoorValues } from './staff-door.ts'

/** The grants about a signed-in person, at every agency that knows them, asked through the gateway. */
export interface SubjectDoor {
  list(): Promise<readonly GrantView[]>
  confirm(grant: GrantView): Promise<GrantView>
  withdraw(grant: string): Promise<GrantView>
}

const fields = `id subject owner recipient purposes basis state givenAt until recordedAt withdrawnAt because
  words { language text } missing digest`

/** Whether it is a person whom rows are about who signs in: the subject issuer is called so at the founding. */
export function isSubject({ as, issuer }: DoorValues, { settings }: Shell): boolean {
  if (as === undefined && issuer === undefined) return false
  const who = readWho({ as, issuer, client: '', browser: issuer !== undefined }, settings)
  return new URL(who?.issuer ?? settings.signIn).pathname.split('/').findLast(Boolean) === 'subjects'
}

/** Signs a person in. What they confirm they sign themselves, with the key that their sign-in is bound to. */
export async function openSubjectDoor(values: DoorValues, shell: Shell): Promise<SubjectDoor> {
  const who = readWho(values, shell.settings)
  if (!who) throw usageError('Say who asks: --as WHO, or --issuer URL with --browser.')
  const key = await newProofKey()
  const credentials = await obtainCredentials(who, shell, key)
  const capacity = chooseCapacity(choicesOf(credentials.token), values)
  const { gateway } = shell.settings
  const ask = async (query: string, variables: Readonly<Record<string, unknown>>) => {
    const headers = { ...(await credentials.headers('POST', gateway)), ...capacityHeaders(capacity) }
    const question = { gateway, query, variables, operationName: undefined, headers }
    const { status, body } = await askGateway(question, shell.fetch, shell.stop)
    return dataOf(status, body, shell)
  }
  const one = async (query: string, variables: Readonly<Record<string, unknown>>) => only(await ask(query, variables))
  return {
    list: async () => {
      const { grants } = grantsAnswerSchema.parse({
        grants: [await ask(`{ grants: myGrants { ${fields} } }`, {})].flat(),
      })
      return grants
    },
    confirm: async ({ id, digest }) => {
      if (!digest) throw new CommandError('REFUSED', 'The owner does not say what there is to sign.')
      const signature = await key.signGrant({ digest, by: 'subject' })
      const query = `mutation ($grant: ID!, $signature: String!) { grants: confirmGrant(grant: $grant, signature: $signature) { ${fields} } }`
      return one(query, { grant: id, signature })
    },
    withdraw: (grant) =>
      one(`mutation ($grant: ID!) { grants: withdrawGrant(grant: $grant) { ${fields} } }`, { grant }),
  }
}

const dataSchema = z.object({ grants: z.unknown() })

/** What an agency did not answer is told beside the rest; a question without an answer is a failure. */
function dataOf(status: number, body: string, { err }: Shell): unknown {
  const answer = readAnswer(body)
  if (answer === undefined)
    throw new CommandError('REQUEST_FAILED', `The gateway answered ${status}, and not in GraphQL.`)
  const data = dataSchema.safeParse(answer.data).data?.grants ?? undefined
  const faults = answer.faults.map(printable)
  if (data === undefined) throw new CommandError('REFUSED', faults.join(' ') || 'The gateway gave no answer.')
  for (const fault of faults) err(`${fault}\n`)
  return data
}

function only(answer: unknown): GrantView {
  const [grant] = grantsAnswerSchema.parse({ grants: [answer] }).grants
  if (grant === undefined) throw new CommandError('REQUEST_FAILED', 'The gateway gave no answer.')
  return grant
}
