import type { EntityJson } from '@cedar-policy/cedar-wasm/nodejs'
import {
  type AgreementLine,
  type AgreementView,
  type Caller,
  classes,
  clearanceOfRole,
  type LeafRules,
  type RegisterView,
  type RowFacts,
} from '@simpul/boundary'

/*
 * The decision once more, as policies of Cedar (https://www.cedarpolicy.com), whose semantics others wrote and proved.
 *
 * What Cedar sees. The principal is who asks: `Staff` with an agency, a clearance and a purpose, a `Subject`, or a
 * `Visitor` who is not signed in. The one action is `read`. The resource is a `Value`: one field of one row, with what
 * the owner's schema says of the field (coordinate, digest, sensitivity, offers) and what holds of the row (owner,
 * exclusion, link, bases of live grants). `Agency` and `Agreement` are entities with what the register says of them;
 * whether the register is fresh stands in the context. Offers are a set of records, one for each purpose.
 *
 * The rules that hold for everybody are six policies that are the same in every hub. Each line of each agreement is one
 * more policy. So Cedar closes by default, puts `forbid` before `permit`, and knows no order of rules and no reason:
 * it answers only allow or deny, and that is what is compared.
 */

/** The types of what Cedar sees; the policies of a hub are checked against them. */
export const cedarSchema = `
entity Agency { kind: String, isAdmitted: Bool };
entity Agreement { kind: String, form: String, isActive: Bool, parties: Set<Agency> };
entity Staff { agency: Agency, clearance: Long, purpose: String };
entity Subject;
entity Visitor;
type Offer = { with: String, purpose: String, basis: String, rows: String, form: String };
entity Value {
  owner: Agency, coordinate: String, digest: String, sensitivity: Long, hasSubject: Bool, offers: Set<Offer>,
  isExcluded: Bool, isAboutCaller: Bool, isLinked: Bool, grantedOn: Set<String>
};
action read appliesTo { principal: [Staff, Subject, Visitor], resource: [Value], context: { isFresh: Bool } };
`

const rulesOfEverybody = `
forbid (principal, action == Action::"read", resource) when { resource.isExcluded };
permit (principal, action == Action::"read", resource) when { resource.sensitivity == 0 };
permit (principal is Subject, action == Action::"read", resource) when { resource.hasSubject && resource.isAboutCaller };
permit (principal is Staff, action == Action::"read", resource)
  when { principal.agency == resource.owner && principal.clearance >= resource.sensitivity };
forbid (principal is Staff, action == Action::"read", resource)
  when { principal.agency != resource.owner && resource.sensitivity >= 2 && !context.isFresh };
forbid (principal is Staff, action == Action::"read", resource)
  when { principal.agency != resource.owner && resource.sensitivity >= 1 }
  unless { principal.agency.isAdmitted && resource.owner.isAdmitted };
`

/** The policies of one hub: the rules of everybody, and one for each line that was signed. */
export function cedarPolicies({ agreements }: RegisterView): string {
  const lines = agreements.flatMap((agreement) => agreement.lines.map((line) => policyOf(agreement, line)))
  return [rulesOfEverybody, ...lines].join('\n')
}

function policyOf({ id, form }: AgreementView, line: AgreementLine): string {
  const text = JSON.stringify
  return `permit (principal is Staff, action == Action::"read", resource) when {
  principal.agency == Agency::${text(line.recipient)} && resource.owner == Agency::${text(line.owner)} &&
  principal.agency != resource.owner && principal.purpose == ${text(line.purpose)} &&
  resource.coordinate == ${text(line.coordinate)} && resource.digest == ${text(line.digest)} &&
  resource.offers.contains({ with: principal.agency.kind, purpose: ${text(line.purpose)}, basis: ${text(line.basis)},
    rows: ${text(line.rows)}, form: ${text(form)} }) &&
  Agreement::${text(id)}.isActive && Agreement::${text(id)}.parties.containsAll([principal.agency, resource.owner]) &&
  (Agreement::${text(id)}.kind == "PKS" || resource.sensitivity < 2) &&
  principal.clearance >= resource.sensitivity && ${rowsOf(line)}
};`
}

function rowsOf({ rows, basis }: AgreementLine): string {
  if (rows === 'ALL') return 'true'
  return rows === 'LINKED' ? 'resource.isLinked' : `resource.grantedOn.contains(${JSON.stringify(basis)})`
}

const uid = (type: string, id: string) => ({ type, id })
const reference = (type: string, id: string) => ({ __entity: uid(type, id) })

/** The agencies and agreements of a register, as entities. An agency that was never admitted is one that is not. */
export function registerEntities(
  { agencies, agreements }: RegisterView,
  everyAgency: readonly { readonly id: string; readonly kind: string }[],
): readonly EntityJson[] {
  return [
    ...everyAgency.map(({ id, kind }) => ({
      uid: uid('Agency', id),
      attrs: { kind, isAdmitted: agencies.get(id)?.isSuspended === false },
      parents: [],
    })),
    ...agreements.map(({ id, kind, form, isActive, parties }) => ({
      uid: uid('Agreement', id),
      attrs: { kind, form, isActive, parties: parties.map((party) => reference('Agency', party)) },
      parents: [],
    })),
  ]
}

/** Who asks, as an entity. */
export function callerEntity(caller: Caller): EntityJson {
  if (caller.kind === 'public') return { uid: uid('Visitor', 'visitor'), attrs: {}, parents: [] }
  if (caller.kind === 'subject') return { uid: uid('Subject', caller.person), attrs: {}, parents: [] }
  const clearance = classes.indexOf(clearanceOfRole[caller.role])
  const attrs = { agency: reference('Agency', caller.agency), clearance, purpose: caller.purpose }
  return { uid: uid('Staff', caller.person), attrs, parents: [] }
}

/** One field of one row, as an entity. */
export function valueEntity(field: LeafRules, row: RowFacts): EntityJson {
  const { coordinate, digest, hasSubject, classification } = field
  const offers = field.shares.flatMap((share) =>
    share.for.map((purpose) => ({
      with: share.with,
      purpose,
      basis: share.on,
      rows: share.rows,
      form: share.under,
    })),
  )
  const { isExcluded, isAboutCaller, isLinked, grantedOn } = row
  return {
    uid: uid('Value', coordinate),
    attrs: {
      ...{ coordinate, digest, hasSubject, offers, sensitivity: classes.indexOf(classification) },
      ...{ owner: reference('Agency', row.owner), isExcluded, isAboutCaller, isLinked, grantedOn: [...grantedOn] },
    },
    parents: [],
  }
}
