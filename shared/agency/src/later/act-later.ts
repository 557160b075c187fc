import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { mayAskStatement } from '../grants/may-ask.ts'
import type { SubgraphServices } from '../server/services.ts'
import { actSchema, type LaterAct } from './act-message.ts'

const inputSchema = actSchema.pick({ mutation: true, input: true }).extend({ agency: z.string().max(63) })

/**
 * Has another agency do one of its mutations for the person who asks, now or when it is back: for acts that must not
 * wait until the hub and that agency are there. The same `clientKey` that was tried through the hub may be used.
 */
export const actLater = staffOperation({
  name: 'actLater',
  roles: ['HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input: inputSchema,
  async run({ agency: to, mutation, input }, { caller, own, agency, state, services }) {
    if (to === agency || state.agencies.get(to)?.isSuspended !== false)
      throw new HubError(
        'BAD_INPUT',
        `${to} is not another agency that the register admits today. · ${to} bukan lembaga lain yang terdaftar hari ini.`,
      )
    const { person, role, purpose } = caller
    const owners = await ownersToAsk(services, [agency, purpose, [input.workerId]])
    if (input.workerId !== undefined && !owners.includes(to)) throw untold(to)
    const act: LaterAct = { mutation, input, person, role, purpose }
    await own((letters) => letters.tell(to, 'act', act))
    return { agency: to, mutation, clientKey: input.clientKey, state: 'WAITING' }
  },
})

/** The agencies that a live grant or emergency lets this one ask about a person. */
async function ownersToAsk({ database }: SubgraphServices, asked: readonly unknown[]): Promise<readonly string[]> {
  const found = await database.own.query<{ owner: string }[]>(mayAskStatement, [...asked])
  return found.map(({ owner }) => owner)
}

/** To name somebody is to tell that she is known here, also where the act would then be refused. */
function untold(to: string): HubError {
  const en = `Nothing here permits to name this person to ${to} for this purpose. Nothing was told.`
  return new HubError(
    'NOT_ALLOWED',
    `${en} · Tidak ada izin menyebut orang ini kepada ${to} untuk tujuan ini. Tidak ada yang dikirim.`,
  )
}
