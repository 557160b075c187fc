import type { AgencyContext } from '@simpul/agency'

/** A mutation of the forum: its input has the client's key, its payload says which rows it made or changed. */
export type Act<Input extends ActInput, Payload> = (
  _: unknown,
  given: { readonly input: Input },
  context: AgencyContext,
) => Promise<Payload>

export interface ActInput {
  readonly clientKey: string
}

/** Points to a row that the kit looks up as the caller. */
export interface Reference {
  readonly id: string
}
