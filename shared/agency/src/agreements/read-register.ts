import { z } from 'zod'
import { type KitContext, staffOperation } from '../doors/operation.ts'
import { readingRoles } from './reading-roles.ts'

/** The register as this agency holds it today. */
export const registerOperation = staffOperation({
  name: 'register',
  roles: readingRoles,
  input: z.strictObject({}),
  run: async (_, context) => viewOf(context),
})

function viewOf({ agency, rules, services, state }: KitContext) {
  return {
    agency,
    kind: rules.agency.kind,
    head: state.head,
    freshAt: services.register.signedHead()?.at ?? null,
    isFresh: state.isFresh,
    faults: [...services.register.faults()],
    agencies: [...state.agencies.values()],
    admissions: state.admissions.map(({ body, ...admission }) => ({ ...admission, kind: body.kind, name: body.name })),
    agreements: [...state.agreementDetails.values()].map(({ document, state: standing, ...detail }) => ({
      id: document.id,
      kind: document.kind,
      form: document.form,
      title: document.title,
      parties: document.parties,
      from: document.from,
      until: document.until,
      state: standing,
      signedBy: detail.signedBy,
      missing: detail.missing,
      suspendedBy: detail.suspendedBy,
      terminatedBy: detail.terminatedBy,
      warning: detail.warning ?? null,
      renews: detail.renews ?? null,
      digest: detail.digest,
      lines: document.lines.length,
    })),
  }
}
