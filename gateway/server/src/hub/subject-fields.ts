import { HubError } from '@simpul/serving'
import type { HubRequest } from './hub-request.ts'
import {
  type Binding,
  bindingsSchema,
  boundSchema,
  type Emergency,
  emergenciesSchema,
  type Grant,
  grantSchema,
  grantsSchema,
} from './kit-answers.ts'
import { requireSubject } from './who-asks.ts'

/** The person's grants at every owner. */
export async function myGrants(_: object, request: HubRequest): Promise<readonly Grant[]> {
  requireSubject(request)
  const question = { operation: 'myGrants', input: {}, output: grantsSchema }
  const answers = await request.askAll(request.kits.keys(), question)
  return answers.flatMap(({ agency, answer }) => answer.grants.filter(({ owner }) => owner === agency))
}

/** The emergencies about the person at every owner. */
export async function myEmergencies(_: object, request: HubRequest): Promise<readonly Emergency[]> {
  requireSubject(request)
  const question = { operation: 'myEmergencies', input: {}, output: emergenciesSchema }
  const answers = await request.askAll(request.kits.keys(), question)
  return answers.flatMap(({ agency, answer }) => answer.emergencies.filter(({ owner }) => owner === agency))
}

/** What agencies have signed of the person's sign-in. */
export async function myBindings(_: object, request: HubRequest): Promise<readonly Binding[]> {
  requireSubject(request)
  const question = { operation: 'myBindings', input: {}, output: bindingsSchema }
  const answers = await request.askAll(request.kits.keys(), question)
  return answers.flatMap(({ agency, answer }) => answer.bindings.filter((one) => one.agency === agency))
}

/** Shows each agency what the others have signed; an agency that signed itself knows the person already. */
export async function presentBindings(
  _: object,
  request: HubRequest,
): Promise<{ readonly boundAt: readonly string[] }> {
  const bindings = await myBindings({}, request)
  if (bindings.length === 0) return { boundAt: [] }
  const question = { operation: 'presentBindings', input: { bindings }, output: boundSchema }
  const answers = await request.askAll(request.kits.keys(), question)
  return { boundAt: answers.filter(({ answer }) => answer.isBound).map(({ agency }) => agency) }
}

interface Withdrawal {
  readonly grant: string
  readonly recipient?: string | null
}

/** Ends a grant at its owner; where that is away, at the recipient, which ends it there and tells the owner. */
export async function withdrawGrant({ grant, recipient }: Withdrawal, request: HubRequest): Promise<Grant> {
  const question = { operation: 'withdrawGrant', input: { grant }, output: grantSchema }
  const owner = await ownerOf(grant, request)
  if (owner !== undefined) return request.askOne(owner, question)
  if (recipient === undefined || recipient === null) throw noSuchGrant()
  return request.askOne(recipient, question)
}

interface Confirmation {
  readonly grant: string
  readonly signature: string
}

/** Confirms at its owner a grant that the recipient took. */
export async function confirmGrant({ grant, signature }: Confirmation, request: HubRequest): Promise<Grant> {
  const owner = await ownerOf(grant, request)
  if (owner === undefined) throw noSuchGrant()
  return request.askOne(owner, { operation: 'confirmGrant', input: { grant, signature }, output: grantSchema })
}

/** Only the agencies that know the person are asked, about the person: none learns of another's grant. */
async function ownerOf(grant: string, request: HubRequest): Promise<string | undefined> {
  const known = await myGrants({}, request)
  return known.find(({ id }) => id === grant)?.owner
}

function noSuchGrant(): HubError {
  return new HubError('NOT_FOUND', 'No agency that answered holds a grant of yours with this id.')
}
