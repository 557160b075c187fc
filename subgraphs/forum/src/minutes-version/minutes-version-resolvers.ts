import type { AgencyContext } from '@simpul/agency'
import { minutesSignatures } from '../minutes-signature/minutes-signature-table.ts'
import { signMinutes } from '../minutes-signature/sign-minutes.ts'
import type { MinutesVersionRow } from './minutes-version-table.ts'
import { writeMinutes } from './write-minutes.ts'

/** The versions of minutes with who signed them. */
export const minutesVersionResolvers = {
  Mutation: { writeMinutes, signMinutes },
  MinutesVersion: {
    signatures: ({ id }: MinutesVersionRow, _: unknown, { rows }: AgencyContext) =>
      rows(minutesSignatures).of('minutesVersionId', id, { orderBy: 'agency' }),
  },
}
