import { demoAgreements, demoWorker } from '@simpul/demo'
import { jakartaDay } from '@simpul/trust'
import { type SignedIn, signIn } from 'simpul/sign-in-client'
import { headersOf, type Ports, runningHub, until } from './running-hub.ts'

const repeats = 5

/**
 * How long a suspension takes to close a field everywhere, in milliseconds: the median of five, from the head's request at
 * the recipient's own agency until the owner, which hears of it by the register, answers the gateway with the field closed.
 */
export async function measureWithdrawal(): Promise<number> {
  const hub = await runningHub({ workers: 60 })
  try {
    const times: number[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) times.push(await onceSuspended(hub.ports))
    return Number((times.sort((left, right) => left - right)[Math.floor(repeats / 2)] ?? Number.NaN).toFixed(0))
  } finally {
    await hub.stop()
  }
}

async function onceSuspended(ports: Ports): Promise<number> {
  const today = jakartaDay(new Date())
  const { protection } = demoAgreements(today)
  const at = `http://localhost:${ports.SIGN_IN_PORT}/migrant-care-jember`
  const [head, caseworker] = await Promise.all([
    signIn({ issuer: at, person: 'head' }),
    signIn({ issuer: at, person: 'caseworker' }),
  ])
  const { id } = demoWorker(0, { today })
  await until(() => isOpen(caseworker, id, ports), 10_000)
  const startedAt = performance.now()
  const told = act(head, ports, 'agreementSuspend', { agreement: protection.id, reason: 'Pengukuran' })
  await until(async () => !(await isOpen(caseworker, id, ports)), 30_000)
  const took = performance.now() - startedAt
  await told
  const { digest } = (await act(head, ports, 'agreementDocument', { agreement: protection.id })) as { digest: string }
  await act(head, ports, 'agreementSign', { agreement: protection.id, digest })
  return took
}

async function act(who: SignedIn, ports: Ports, operation: string, input: object): Promise<unknown> {
  const url = `http://localhost:${ports.NGO_PORT}/agency/${operation}`
  const answer = await fetch(url, {
    method: 'POST',
    headers: await headersOf(who, url, 'GOVERNANCE'),
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** A field of the government's, read by the gateway: closed there means closed at the owner and at the hub. */
async function isOpen(who: SignedIn, id: string, ports: Ports): Promise<boolean> {
  const url = `http://localhost:${ports.GATEWAY_PORT}/graphql`
  const body = JSON.stringify({ query: 'query ($id: ID!) { worker(id: $id) { fullName } }', variables: { id } })
  const answer = await fetch(url, { method: 'POST', headers: await headersOf(who, url, 'PROTECTION'), body })
  const { data } = (await answer.json()) as {
    readonly data?: { readonly worker?: { readonly fullName: string | null } }
  }
  return typeof data?.worker?.fullName === 'string'
}
