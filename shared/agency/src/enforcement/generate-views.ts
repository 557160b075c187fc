import type { BoundaryRules, FieldRules } from '@simpul/boundary'
import { identifier, literal, toColumn } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import { type DatabaseRoles, keyOf, subjectOf } from './generate.ts'
import { grantOf, grantReaches, linkOf } from './generate-policies.ts'

/** The view in which a partner finds one table: a closed column is null, row by row, and every row says how it is reached. */
export function viewOf(table: RowTable, rules: BoundaryRules, roles: DatabaseRoles): string {
  const source = `own.${identifier(table.table)}`
  const properties = Object.keys(table.columns)
  const columns = [
    `${identifier(table.table)}.id`,
    `${identifier(table.table)}.owner`,
    ...properties.map((property) => maskedColumn(table, property, rules)),
    'reached.reach',
  ]
  return `
create view partner.${identifier(table.table)} as
select ${columns.join(',\n  ')}
from ${source} cross join lateral (select ${reachOf(table, rules)} as reach offset 0) reached;
alter view partner.${identifier(table.table)} owner to ${identifier(roles.views)};
grant select on partner.${identifier(table.table)} to ${identifier(roles.partner)};
${reachViewOf(table, rules, roles)}
${properties
  .filter(isPointer)
  .map((property) => pointerViewOf(table, property, { rules, roles }))
  .join('\n')}`
}

/** Whether a property points to another row, so that a partner finds the rows of a parent by it. */
export function isPointer(property: string): boolean {
  return property.endsWith('Id')
}

/** The name of the view that holds the rows of a table by one of their pointers. */
export function pointerView(table: string, property: string): string {
  return identifier(`${table}_by_${toColumn(property)}`)
}

/**
 * The rows that show a pointer, with the pointer: exactly those in which the table's view does not hide it. Here it is
 * the column itself, so the rows of a parent are found by its index; the view's own column has none.
 */
function pointerViewOf(table: RowTable, property: string, { rules, roles }: ViewContext): string {
  const name = pointerView(table.table, property)
  const source = identifier(table.table)
  return `create view partner.${name} as
select ${source}.id, ${source}.${identifier(toColumn(property))}
from own.${source} cross join lateral (select ${reachOf(table, rules)} as reach offset 0) reached
where ${isShown(coordinateOf(table, property, rules) ?? '')};
alter view partner.${name} owner to ${identifier(roles.views)};
grant select on partner.${name} to ${identifier(roles.partner)};`
}

interface ViewContext {
  readonly rules: BoundaryRules
  readonly roles: DatabaseRoles
}

function isShown(coordinate: string): string {
  return `reached.reach && (select simpul.ways(${literal(coordinate)}))`
}

/** A column is shown where the row's reach meets the ways of its field. */
function maskedColumn(table: RowTable, property: string, rules: BoundaryRules): string {
  const name = identifier(toColumn(property))
  const value = `${identifier(table.table)}.${name}`
  const coordinate = coordinateOf(table, property, rules)
  if (coordinate === undefined) return `null::${table.columns[property]} as ${name}`
  return `case when ${isShown(coordinate)} then ${value} end as ${name}`
}

/**
 * The field that decides on a column: its namesake, or for `workerId` the reference `worker`. A pointer to the row's
 * subject or to its parent that the schema does not show takes the key's decision; whatever else stays closed.
 */
function coordinateOf(table: RowTable, property: string, rules: BoundaryRules): string | undefined {
  const named = [property, property.replace(/Id$/, '')].map((field) => `${table.type}.${field}`)
  const found = named.find((coordinate) => isLeaf(rules.fields.get(coordinate)))
  if (found !== undefined) return found
  return isPointer(property) || property === subjectOf(table, rules) ? keyOf(table, rules) : undefined
}

function isLeaf(rule: FieldRules | undefined): boolean {
  return rule?.kind === 'leaf'
}

function reachOf(table: RowTable, rules: BoundaryRules): string {
  const subject = subjectOf(table, rules)
  const type = literal(table.type)
  const linked = `case when (select simpul.opens(${type}, 'LINKED')) and exists (${linkOf(table)}) then 'LINKED' end`
  if (subject === undefined) return `array_remove(array['PUBLIC', 'ALL', ${linked}], null)`
  const value = `${identifier(table.table)}.${identifier(toColumn(subject))}`
  const about = `case when ${value} = (select simpul.subject()) then 'SUBJECT' end`
  const granted = `case when (select simpul.ways(${type}) && ${grantReaches})
    then array(select distinct 'GRANTED:' || g.basis ${grantOf(value).replace(/^select /, '')}) else '{}' end`
  return `array_remove(array['PUBLIC', 'ALL', ${linked}, ${about}], null) || ${granted}`
}

/** The ids a partner may reach by links, grants or as the subject: lists start from here, not from the table. */
function reachViewOf(table: RowTable, rules: BoundaryRules, roles: DatabaseRoles): string {
  const name = identifier(`${table.table}_reach`)
  const source = `own.${identifier(table.table)} t`
  const subject = subjectOf(table, rules)
  const starts = [
    `select t.id from own.party p join ${source} on t.${identifier(toColumn(table.links.by))} = p.row_id
  where p.agency = (select simpul.agency()) and p.type = ${literal(table.links.type)} and p.ended_at is null`,
    ...(subject === undefined ? [] : bySubject(`t.${identifier(toColumn(subject))}`, source)),
  ]
  return `create view partner.${name} as ${starts.join('\nunion\n')};
alter view partner.${name} owner to ${identifier(roles.views)};
grant select on partner.${name} to ${identifier(roles.partner)};`
}

function bySubject(subject: string, source: string): string[] {
  return [
    `select t.id from own.grant_reach g join ${source} on ${subject} = g.subject
  where g.recipient = (select simpul.agency()) and g.purpose = (select simpul.purpose())
    and g.opens_at <= now() and now() < g.closes_at`,
    `select t.id from ${source} where ${subject} = (select simpul.subject())`,
  ]
}
